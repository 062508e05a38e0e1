# Evaluaciones cifradas.

seal-passphrase = Frase de contraseña de { $folder }:
seal-new-passphrase = Nueva frase de contraseña para { $folder }:
seal-again = La misma, una vez más:
home-sealed = cifrada; Intro pide la frase de contraseña
