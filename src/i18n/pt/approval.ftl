# The approval: on its page of the report, and on the screen that it seals.
approval-given = Aprovada por { $name }, { $function }, em { $day }.
approval-state = O estado aprovado tem o resumo criptográfico SHA-256 { $state }. O do relatório aprovado está guardado com a aprovação: «tathmini verify --report» indica se um ficheiro é esse relatório.
approval-earlier = Aprovada anteriormente por { $name }, { $function }, em { $day }.
approval-reopened = Reaberta em { $day } por { $name }: { $reason }
approved-head = APROVADA
told-approved = Aprovada por { $name }, { $day }: nada pode ser alterado. «tathmini reopen» reabre-a.
