# Encrypted assessments.

seal-passphrase = Passphrase of { $folder }:
seal-new-passphrase = New passphrase for { $folder }:
seal-again = The same once more:
home-sealed = encrypted; Enter asks for the passphrase
