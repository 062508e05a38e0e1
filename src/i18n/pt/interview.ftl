# As palavras da entrevista em torno da pergunta, em português.

# Home
home-title = Avaliações · { $count }
home-country = País
home-administration = Administração
home-date = Início
home-status = Estado
home-progress = Respostas
home-empty = Ainda não há avaliações aqui: n inicia uma.
home-none-found = Nenhuma avaliação corresponde.
begin-title = Nova avaliação
begin-country = País (código ou nome)
begin-administration = Administração
begin-questionnaire = Questionário
begin-language = Língua
begin-assessor = Avaliador

# Forms
form-hint = Tab: campo seguinte · Ctrl-S: guardar · Esc: pôr de lado, sem perda
begin-hint = Tab: campo seguinte · Ctrl-S: começar · Esc: pôr de lado, sem perda
told-field-needed = Este campo não pode ficar vazio.
told-no-country = { $typed } não é código nem nome de um país.
told-file-missing = Não foi possível copiar o ficheiro ({ $why }). O documento fica como simples referência; altere-o para tentar de novo.
told-no-document = Ainda não há documentos: acrescente primeiro um.
told-no-question = { $question } não é uma questão deste questionário.
told-draft =
    { $count ->
        [one] Um texto iniciado em { $question } está guardado e abre onde ficou.
       *[other] { $count } textos iniciados estão guardados, o primeiro em { $question }; abrem onde ficaram.
    }
field-direction = Ponto forte ou fraco
field-text = Texto
field-words = As palavras da pessoa
field-language = Língua
field-speaker = Função de quem fala
field-title = Título
field-file = Ficheiro a copiar
field-reference = Referência
field-from = Recebido de
field-date = Dia
field-page = Página
field-grade = Grau de prova
field-document = Documento
field-questions = Questões
field-task = O que falta fazer
field-who = Quem
field-until = Até
field-state = Estado
field-name = Nome
field-function = Função
field-organisation = Organização
field-place = Lugar
field-purpose = Finalidade
field-persons = Pessoas
field-new-person = Outra: nome, função

# What an interview yields
yield-finding = Constatações
yield-quote = Citações
yield-document = Documentos
yield-link = Documentos de prova
yield-task = A acompanhar
yield-person = Pessoas contactadas
yield-visit = Visitas
yield-session = Sessões
direction-strength = ponto forte
direction-weakness = ponto fraco
task-open = por fazer
task-done = feito
yield-page = p. { $page }
quoted = «{ $text }»
records-empty = Ainda não há nada registado: a acrescenta uma constatação, uma citação, um documento, uma tarefa, uma pessoa, uma visita ou uma sessão.
records-empty-here = Nada foi registado sobre esta questão; Tab mostra tudo.
add-title = Acrescentar · { $question }
session-title = As próximas respostas são dadas em
session-new = uma nova sessão
session-none = nenhuma sessão
answered-on = { $day }, { $by }
confidence-title = Que confiança tem na resposta a { $question }?
confidence-none = não indicada

# History and reasons
history-title = Histórico de { $question }
history-empty = Ainda não aconteceu nada aqui.
history-marked = marcada para rever
history-unmarked = marca retirada
history-target = meta { $level }
history-struck = retirado: { $what }
history-undone = anulado: { $what }
history-redone = refeito: { $what }
history-why = porquê: { $why }
because-title = Porque se altera { $question } depois da validação?
because-hint = A avaliação está validada. O motivo fica no histórico, ao lado da alteração.
jumps-empty = Não há salto a que voltar.

# Places and keys
place-home = Avaliações
place-form = Formulário
place-records = Registos
place-history = Histórico
place-because = Motivo de uma alteração
place-palette = Comandos
place-jumps = Lugares visitados
key-new = nova
key-open = abrir
key-home-scores = pontuações ou não
key-next-field = campo seguinte
key-previous-field = campo anterior
key-next-field-or-done = seguinte, ou fim
key-form-done = concluir
key-form-back = pôr de lado
key-editor = o seu editor
key-confidence = confiança
key-add = acrescentar
key-add-full = acrescentar constatação, citação, documento, tarefa…
key-session = sessão: onde e com quem
key-history = histórico da questão
key-jumps = lugares visitados
key-jump-back = voltar ao ponto anterior ao último salto
key-palette = todos os comandos
key-records = registos
key-change = alterar
key-tick = feito ou não
key-link = ligar
key-link-full = ligar um documento a questões
key-narrow = esta questão ou todas
key-strike = retirar da lista
key-do = executar
key-theme = cores: escuro, claro, alto contraste
told-theme-dark = Cores: escuro
told-theme-light = Cores: claro
told-theme-contrast = Cores: alto contraste, só por negrito e inversão
key-mouse = rato ligado ou não
told-mouse-on = Rato ligado: um clique escolhe, a roda faz avançar.
told-mouse-off = Rato deixado ao terminal, para seleccionar e copiar texto.

# Director
place-director = O que perguntar agora
key-director = o que perguntar agora
key-skip = pôr de lado; propõe a seguinte
key-lead = perguntar a partir daqui
key-next-respondent = interlocutor seguinte
key-previous-respondent = interlocutor anterior
key-more-minutes = mais tempo
key-fewer-minutes = menos tempo
key-stop-leading = parar
director-anybody = qualquer interlocutor
director-led = { $who }: { $count } em { $minutes } min
director-minutes = { $minutes } min
director-later = Já não cabe no tempo
director-empty = Não há nada em aberto para este interlocutor.
director-over = Perguntou-se tudo o que foi proposto.
director-head =
    { $who } · { $left ->
        [one] falta um minuto
       *[other] faltam { $left } minutos
    } · { $count ->
        [one] uma questão
       *[other] { $count } questões
    }, cerca de { $minutes ->
        [one] um minuto
       *[other] { $minutes } minutos
    }
director-waiting =
    { $count ->
        [one] outra depende dela
       *[other] { $count } outras dependem dela
    }

# Scores
key-radar = radar ou barras
scores-target = meta
scores-self = auto
scores-legend = ● pontuação · ○ auto-avaliação · ┃ meta
scores-evidence = Provas: { $grades }; sem grau { $ungraded }
lift-title = O que a faria subir
lift-head =
    { $count ->
        [one] Um passo de um nível fá-la passar de { $from } para { $to }:
       *[other] { $count } passos de um nível fazem-na passar de { $from } para { $to }:
    }
lift-none = Não há respostas que a façam subir um nível inteiro.

# Plain
plain-text = termine o texto com uma linha que só contenha um ponto
told-first = Um algarismo responde e avança; ? mostra as teclas, : os comandos.
