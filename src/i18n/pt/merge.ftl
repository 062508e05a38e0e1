# The words of joining and comparing copies, Portuguese.

# What is said
said-no-evidence = sem provas
said-not-applicable = não aplicável: { $reason }
said-not-applicable-lead = não aplicável, por decisão do avaliador principal: { $reason }
said-withdrawn = resposta retirada
said-nothing = não indicado
said-target-default = a meta predefinida
said-confidence-low = confiança baixa
said-confidence-medium = confiança média
said-confidence-high = confiança alta
said-rating-low = baixa
said-rating-medium = média
said-rating-high = alta
said-marked = para rever
said-strength = ponto forte: { $text }
said-weakness = ponto fraco: { $text }
said-quote = «{ $text }» ({ $speaker })
said-page = p. { $page }
said-done = feito
matter-task = a acompanhar
matter-session = sessão
matter-signatory = signatário
matter-begun = início
matter-questionnaire = questionário
matter-status = estado
matter-classification = classificação
matter-answer = resposta
matter-grade = grau de prova
matter-confidence = confiança
matter-note = nota
matter-target = meta
matter-mark = marca
matter-finding = constatação
matter-quote = citação
matter-link = prova
matter-document = documento
matter-visit = visita
matter-person = pessoa contactada

# Comparing
diff-title = Comparação de { $left } com { $right }
diff-only = { $matter } – só em { $name }: { $what }
diff-both = { $matter } – { $left }: { $one } | { $right }: { $other }
diff-none = Não há diferenças.
diff-whole = A avaliação no seu conjunto
diff-lists = Documentos, visitas, pessoas

# The page of answers in a pack
page-state = Situação em { $date }
page-part = Apenas estas áreas: { $areas }
page-note = Nota: { $text }
page-file = Ficheiro neste pacote: { $name }

# Deciding between copies
about-line = { $question } – { $matter } ({ $reading })
about-plain = { $question } – { $matter }
matter-rating = gravidade da ameaça
matter-consensus = consenso
place-conflicts = Divergências entre cópias
place-differences = Diferenças
conflicts-title =
    { $count ->
        [0] Nada por decidir
       *[other] Decidir { $at } de { $count }
    }
conflicts-none = Todas as divergências estão decididas. Esc volta à entrevista.
conflicts-hint = Um algarismo decide e fica logo guardado; Enter leva à questão, onde qualquer outra resposta também decide. Todas as respostas ficam no histórico.
conflicts-why = motivo: { $why }
conflicts-beside = { $matter }: { $text }
told-no-rival = Há { $count } respostas à escolha.
key-decide = decidir
key-conflicts = divergências entre cópias
key-differences = diferenças entre as leituras

# The report's annex
annex-decisions = Divergências decididas entre cópias
annex-decisions-intro = A avaliação foi trabalhada em várias cópias. Nos pontos em que diziam coisas diferentes, decidiu-se o seguinte; o que não foi escolhido permanece no diário.
column-conflict = Assunto
column-given-apart = Respostas divergentes
column-decided = Decidido
column-decided-by = Por
