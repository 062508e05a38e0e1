# The words of joining and comparing copies, Portuguese.

# What is said
said-no-evidence = sem evidência
said-not-applicable = não aplicável: { $reason }
said-not-applicable-lead = não aplicável, por decisão do avaliador principal: { $reason }
said-withdrawn = resposta retirada
said-nothing = não indicado
said-target-default = a meta por omissão
said-confidence-low = confiança baixa
said-confidence-medium = confiança média
said-confidence-high = confiança alta
said-rating-low = baixa
said-rating-medium = média
said-rating-high = alta
said-marked = a rever
said-strength = ponto forte: { $text }
said-weakness = ponto fraco: { $text }
said-quote = «{ $text }» ({ $speaker })
said-page = p. { $page }
matter-begun = início
matter-questionnaire = questionário
matter-status = estado
matter-classification = classificação
matter-answer = resposta
matter-grade = grau de evidência
matter-confidence = confiança
matter-note = nota
matter-target = meta
matter-mark = marca
matter-finding = constatação
matter-quote = citação
matter-link = evidência
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
