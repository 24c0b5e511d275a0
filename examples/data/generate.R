# Writes seriation-sets.json beside this file: five published sets and what R seriation makes of them.
#
#   Rscript generate.R
#
# needs r-cran-seriation and r-cran-jsonlite (Debian). The figures are facts of the publications named in `source`; R seriation carries them.
suppressPackageStartupMessages({ library(seriation); library(jsonlite) })
set.seed(1)
data(list = c("Irish", "Munsingen", "Psych24", "SupremeCourt", "Townships"))

rounded <- function(d) as.dist(round(as.matrix(d), 10))

set <- function(id, title, source, how, d, labels, attributes = NULL, known = NULL) {
  d <- rounded(d)
  of <- function(method) { o <- seriate(d, method); list(twoSum = unname(criterion(d, o, "2SUM")), antiRobinsonEvents = unname(criterion(d, o, "AR_events"))) }
  best <- function(method) { all <- lapply(1:5, function(i) of(method)); all[[which.min(sapply(all, function(x) x$twoSum))]] }
  list(id = id, title = title, source = source, how = how, labels = labels, lower = as.vector(d),
       attributes = attributes, knownOrder = known,
       r = list(spectral = of("Spectral"), qap = best("QAP_2SUM"), annealing = best("ARSA"), optimalLeafOrdering = of("OLO_average")))
}

binary <- function(x) unname(lapply(seq_len(nrow(x)), function(i) unname(x[i, ])))
sets <- list(
  set("irish", "Irish referendums", "Eight referendums in 41 constituencies, 1986 to 1997; de Falguerolles, Friedrich and Sawitzki 1997",
      "Euclidean distance of scaled yes shares", dist(scale(Irish[, -6])), rownames(Irish)),
  set("psychology", "Psychological tests", "24 tests of 145 pupils; Holzinger and Swineford 1939",
      "1 - correlation", as.dist(1 - Psych24), rownames(Psych24)),
  set("townships", "Townships", "16 townships, 9 characteristics; Bertin 1981, Graphics and graphic information processing",
      "Jaccard distance of characteristics", dist(Townships, "binary"), rownames(Townships), binary(Townships)),
  set("court", "Supreme Court", "How often nine justices disagreed, 1994 to 2003; Sirovich 2003, PNAS 100",
      "share of disagreements", as.dist(SupremeCourt), rownames(SupremeCourt))
)
shuffled <- sample(nrow(Munsingen))
graves <- Munsingen[shuffled, ]
sets[[5]] <- set("munsingen", "M\u00fcnsingen graves", "59 graves, 70 types of artefact; Hodson 1968, The La T\u00e8ne cemetery at M\u00fcnsingen-Rain",
      "Jaccard distance of artefacts", dist(graves, "binary"), paste("grave", rownames(graves)), binary(graves), order(shuffled) - 1)
write(toJSON(list(source = paste("R seriation", packageVersion("seriation")), sets = sets), auto_unbox = TRUE, digits = 10, null = "null"), "seriation-sets.json")
