# Avaliações cifradas.

seal-passphrase = Frase-passe de { $folder }:
seal-new-passphrase = Nova frase-passe para { $folder }:
seal-again = A mesma, mais uma vez:
home-sealed = cifrada; Enter pede a frase-passe
