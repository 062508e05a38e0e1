# The approval: on its page of the report, and on the screen that it seals.
approval-given = Aprobado por { $name }, { $function }, el { $day }.
approval-state = El estado aprobado tiene el resumen SHA-256 { $state }. El resumen del informe aprobado se guarda con la aprobación: «tathmini verify --report» indica si un archivo es ese informe.
approval-earlier = Aprobado antes por { $name }, { $function }, el { $day }.
approval-reopened = Reabierto el { $day } por { $name }: { $reason }
approved-head = APROBADA
told-approved = Aprobada por { $name }, { $day }: no se puede cambiar nada. «tathmini reopen» la reabre.
