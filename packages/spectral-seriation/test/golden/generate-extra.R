# Writes seriation-extra.json: further oracle cases of R seriation 1.4.1, in the format of seriation.json.
#
#   Rscript generate-extra.R > seriation-extra.json        (Debian: r-cran-seriation)
#
# Distances are rounded to 1e-10 before R computes anything, so that R and the file see the same ties.
# The data are published measurements that the package ships:
#   Zoo        UCI machine learning repository, R. Forsyth 1990: 101 animals, 16 attributes
#   Wood       A. Hertzberg et al. 2001, A transcriptional roadmap to wood formation, PNAS 98: 136 genes, 6 locations
#   Munsingen  F. R. Hodson 1968, The La Tene cemetery at Muensingen-Rain: 59 graves, 70 types of artefacts, published order

suppressMessages(library(seriation))

methods <- c("Spectral", "HC_average", "HC_complete", "HC_single", "GW_average",
             "OLO_average", "OLO_complete", "OLO_single", "MDS", "VAT", "Identity")

criteria <- function(d, order) {
  values <- list()
  for (name in list_criterion_methods("dist")) {
    value <- tryCatch(unname(criterion(d, order, name)), error = function(e) NA)
    values[[name]] <- if (is.finite(value)) value else NULL
  }
  values
}

oneCase <- function(name, d, notes = "", unique = TRUE, labels = NULL, extra = NULL) {
  d <- round(as.dist(d), 10)
  n <- attr(d, "Size")
  w <- 1 / (1 + as.matrix(d))
  eigenvalues <- sort(eigen(diag(rowSums(w)) - w, symmetric = TRUE, only.values = TRUE)$values)
  results <- list()
  for (method in methods) {
    order <- tryCatch(seriate(d, method), error = function(e) NULL)
    if (is.null(order)) next
    results[[method]] <- list(order0 = get_order(order) - 1L, criteria = criteria(d, order))
    names(results[[method]]$order0) <- NULL
  }
  list(name = name, n = n, notes = notes, order_unique_up_to_reversal = unique, labels = labels,
       dist_lower_columnwise = as.vector(d),
       laplacian_W_1_over_1_plus_d_eigenvalues = head(eigenvalues, 6),
       identity_criteria = criteria(d, ser_permutation(1:n)), methods = results, extra = extra)
}

# The merges and heights of hclust, for each linkage; nodes 0 to n - 1 are the objects, n + k is what merge k made.
trees <- function(d) {
  n <- attr(d, "Size")
  sapply(c("average", "complete", "single", "ward.D2"), function(linkage) {
    tree <- hclust(round(d, 10), linkage)
    merges <- apply(tree$merge, 1, function(pair) sort(ifelse(pair < 0, -pair - 1, n + pair - 1)))
    list(merges = as.vector(merges), heights = tree$height)
  }, simplify = FALSE)
}

ties <- "identical objects, so exact ties in the Fiedler vector: compare by its values, not by the order"
multiple <- "multiple Fiedler value"

set.seed(1)
grid <- c(0, 1, 1, 2, 4, 4, 4, 7, 9, 9)
tied <- sample(grid)
angles <- 2 * pi * (0:11) / 12
blobs <- c(rep(0, 5), rep(1, 5))

data(Zoo); data(Wood); data(Munsingen)
zoo <- as.matrix(Zoo[, -17])

cases <- list(
  oneCase("n2", dist(c(0, 0.3)), "two objects", unique = FALSE),
  oneCase("all_equal_9", as.dist(matrix(0.7, 9, 9)), multiple, unique = FALSE),
  oneCase("regular_polygon_12", dist(cbind(cos(angles), sin(angles))),
          paste("vertices of a regular polygon:", multiple), unique = FALSE),
  oneCase("duplicated_points_10", dist(tied), ties, unique = FALSE, extra = list(hclust = trees(dist(tied)))),
  oneCase("two_blobs_10", dist(blobs), paste("all distances 0 or 1:", multiple, "within each"), unique = FALSE),
  oneCase("integer_distances_25", dist(sample(60, 25), "manhattan"), "many equal distances, one order"),
  oneCase("Zoo", dist(scale(zoo)), paste("101 animals, scaled attributes;", ties), unique = FALSE, labels = rownames(Zoo)),
  oneCase("Wood", 1 - cor(t(Wood)), "136 genes, 1 - correlation of the expression profiles", labels = rownames(Wood)),
  oneCase("Munsingen", dist(Munsingen, "binary"), paste("59 graves in the published order, Jaccard distance;", ties),
          unique = FALSE, labels = rownames(Munsingen),
          extra = list(attributes = unname(as.matrix(Munsingen)), hclust = trees(dist(Munsingen, "binary"))))
)

json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x)) return(paste0("{", paste0("\"", names(x), "\": ", vapply(x, json, ""), collapse = ", "), "}"))
  if (is.matrix(x)) return(paste0("[", paste(apply(x, 1, json), collapse = ", "), "]"))
  items <- if (is.character(x)) paste0("\"", x, "\"") else if (is.logical(x)) ifelse(x, "true", "false")
           else vapply(x, format, "", digits = 15, trim = TRUE)
  if (length(items) == 1) items else paste0("[", paste(items, collapse = ", "), "]")
}

cat("{\n\"source\": ", json(paste("R seriation", packageVersion("seriation"), "on", R.version.string)),
    ",\n\"script\": \"generate-extra.R\"",
    ",\n\"order_convention\": \"order0[k] = 0-based index of the object at position k\"",
    ",\n\"cases\": [\n", paste(vapply(cases, json, ""), collapse = ",\n"), "\n]\n}\n", sep = "")
