# O relatório regional: várias administrações lado a lado, sem classificação.
regional-over = Comparação regional
regional-title = Em que ponto estão as administrações e o que têm em comum
regional-administrations = Administrações
regional-between = Avaliadas
regional-method = Como foi feita a comparação
regional-method-intro = As administrações são comparadas questão a questão. Cada número vem acompanhado da sua cobertura e das provas em que assenta; os três nunca se fundem num só.
regional-method-same =
    Comparadas com as questões de { $id }, versão { $version }: { $compared ->
        [one] { $compared } administração
       *[other] { $compared } administrações
    }. { $not ->
        [0] Nenhuma foi avaliada com outras questões.
        [1] Uma foi avaliada com outras questões, que nenhuma migração transpõe; é indicada, mas não entra em nenhum número.
       *[other] { $not } foram avaliadas com outras questões, que nenhuma migração transpõe; são indicadas, mas não entram em nenhum número.
    }
regional-method-interval = Uma resposta sem provas conta como o nível mais baixo e abre um intervalo até ao mais alto (sinal ~). Uma diferença que caiba nesse intervalo não se considera diferença.
regional-method-change = A evolução desde o ciclo anterior é dada questão a questão: melhorou, piorou, sem alteração ou não comparável.
regional-method-quartiles = Um quarto das administrações está abaixo do quartil inferior, metade abaixo da mediana, três quartos abaixo do quartil superior (interpolação linear, tipo 7 de Hyndman e Fan 1996). Uma administração está no nível mais alto que a sua pontuação atinge.
regional-method-ranking = As administrações figuram pela ordem dos códigos dos países. Não há classificação: uma média esconde aquilo em que duas administrações diferem, e as razões estão no relatório de cada país.
regional-coverage = Quem foi avaliado e quanto foi respondido
regional-coverage-intro = O valor de uma pontuação depende de quanto foi respondido e daquilo em que as respostas assentam.
regional-coverage-caption = Avaliações, cobertura e provas
regional-code = Código
regional-administration = Administração
regional-date = Início
regional-round = Ciclo
regional-confirmed = E2 ou E3
regional-percent = { $share } %
regional-results = Resultados lado a lado
regional-map-intro = O número em cada célula é a pontuação em níveis; a cor vai do laranja (baixo) ao azul (alto). ~ por falta de provas, pode ser mais alta; – nada conta; # não comparável.
regional-areas = Por área
regional-areas-caption = Pontuações por administração e área
regional-quartiles = Como se distribuem as pontuações
regional-quartiles-intro = Cada barra termina na mediana; o traço vai do quartil inferior ao superior.
regional-quartiles-caption = Mediana e quartis por área
regional-levels-caption = Quartis e número de administrações em cada nível
regional-legend-quartiles = Do quartil inferior ao superior
regional-lower = Quartil inferior
regional-median = Mediana
regional-upper = Quartil superior
regional-at = No nível { $level }
regional-topics = Por tema
regional-topics-caption = Pontuações por tema e administração
regional-questions = Por questão
regional-questions-caption = Níveis por questão e administração
regional-change = Evolução desde o ciclo anterior
regional-change-intro = Só se considera evolução aquilo que se mantém, seja o que for que as provas em falta viessem a mostrar.
regional-change-none = Nenhuma administração foi avaliada antes com estas questões.
regional-change-caption = Questões que melhoraram, pioraram ou se mantiveram
regional-since = Desde
regional-since-short = Evolução
regional-improved = Melhorou
regional-regressed = Piorou
regional-unchanged = Sem alteração
regional-not = Não comparável
regional-gaps = Lacunas comuns
regional-gaps-none = Nenhuma lacuna é comum a metade das administrações.
regional-gaps-intro =
    { $count ->
        [one] Em { $count } questão
       *[other] Em { $count } questões
    }, pelo menos metade das administrações com resposta está abaixo da meta do questionário.
regional-gaps-caption = Lacunas comuns a pelo menos metade
regional-below = Abaixo da meta
regional-unseen = { $count } sem provas
regional-countries = Administrações
regional-programme = O que um programa regional financiaria
regional-programme-intro =
    Para cada lacuna comum, o passo que a maioria das administrações tem pela frente. { $count ->
        [one] { $count } passo
       *[other] { $count } passos
    }, ao todo { $sum }, se cada administração pagar o seu.
regional-programme-caption = Passos comuns a várias administrações
regional-programme-note = Os custos são os escalões do questionário multiplicados pelo número de administrações. Os textos, cursos e instrumentos feitos uma vez para todas custam menos; o que é nacional, como uma lei, não.
regional-step = Passo comum
regional-to = para o nível { $level }
regional-page-intro = Avaliação de { $day }, ciclo { $round }. Estado: { $status }.
regional-page-caption = As suas áreas ao lado das outras administrações
regional-others = As outras, mediana (quartis)
regional-ahead = O que as outras lhe podem perguntar
regional-widest = Lacunas maiores e a quem perguntar
regional-ask = (mais adiante: { $countries })
