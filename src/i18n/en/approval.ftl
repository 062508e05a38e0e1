# The approval: on its page of the report, and on the screen that it seals.
approval-given = Approved by { $name }, { $function }, on { $day }.
approval-state = The state that was approved has the SHA-256 { $state }. The hash of the report that was approved is kept with the approval: “tathmini verify --report” tells whether a file is that report.
approval-earlier = Approved before by { $name }, { $function }, on { $day }.
approval-reopened = Reopened on { $day } by { $name }: { $reason }
approved-head = APPROVED
told-approved = Approved by { $name }, { $day }: nothing can be changed. “tathmini reopen” opens it again.
