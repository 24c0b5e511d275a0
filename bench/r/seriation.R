suppressMessages(library(seriation))

asDist <- function(lower, size) structure(lower, Size = as.integer(size), Diag = FALSE, Upper = FALSE, class = "dist")

oneCriterion <- function(lower, size, order, name) {
  distance <- asDist(lower, size)
  permutation <- ser_permutation(order + 1L)
  function() unname(criterion(distance, permutation, name))
}

allCriteria <- function(lower, size, order) {
  distance <- asDist(lower, size)
  permutation <- ser_permutation(order + 1L)
  names <- c("AR_events", "AR_deviations", "RGAR", "BAR", "Gradient_raw", "Gradient_weighted", "Path_length", "Lazy_path_length",
             "Inertia", "Least_squares", "LS", "2SUM", "Cor_R", "Moore_stress", "Neumann_stress")
  function() unname(criterion(distance, permutation, names))
}

# The path length of the order that a method finds.
pathOf <- function(lower, size, method) {
  distance <- asDist(lower, size)
  function() unname(criterion(distance, seriate(distance, method), "Path_length"))
}

twoSumOf <- function(lower, size, method) {
  distance <- asDist(lower, size)
  set.seed(1)
  function() unname(criterion(distance, seriate(distance, method), "2SUM"))
}
