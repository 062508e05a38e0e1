# The approval: on its page of the report, and on the screen that it seals.
approval-given = Approuvé par { $name }, { $function }, le { $day }.
approval-state = L’état approuvé porte l’empreinte SHA-256 { $state }. L’empreinte du rapport approuvé est conservée avec l’approbation : « tathmini verify --report » indique si un fichier est bien ce rapport-là.
approval-earlier = Approuvé précédemment par { $name }, { $function }, le { $day }.
approval-reopened = Rouvert le { $day } par { $name } : { $reason }
approved-head = APPROUVÉE
told-approved = Approuvée par { $name }, { $day } : plus rien ne peut être modifié. « tathmini reopen » la rouvre.
