# Évaluations chiffrées.

seal-passphrase = Phrase de passe de { $folder } :
seal-new-passphrase = Nouvelle phrase de passe pour { $folder } :
seal-again = La même, encore une fois :
home-sealed = chiffrée ; Entrée demande la phrase de passe
