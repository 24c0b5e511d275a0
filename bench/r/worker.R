# Prepares jobs and times them; one line of R in, one line of JSON out (see bench/peers/r.ts).

job <- NULL

prepare <- function(file, name, parameters) {
  job <<- NULL # before memory is taken for the next
  scope <- new.env()
  sys.source(file, scope)
  job <<- do.call(get(name, scope), parameters)
  list(ready = TRUE)
}

run <- function(times) {
  start <- Sys.time()
  for (i in seq_len(times)) result <- job()
  elapsed <- as.numeric(difftime(Sys.time(), start, units = "secs"))
  list(milliseconds = elapsed * 1000 / times, result = result)
}

json <- function(value) {
  if (is.list(value)) return(paste0("{", paste0(encodeString(names(value), quote = '"'), ":", lapply(value, json), collapse = ","), "}"))
  entries <- if (is.character(value)) encodeString(value, quote = '"')
    else if (is.logical(value)) tolower(value)
    else ifelse(is.finite(value), sprintf("%.17g", value), "null")
  if (length(entries) == 1) entries else paste0("[", paste(entries, collapse = ","), "]")
}

# What a peer prints is no answer.
answers <- stdout()
sink(stderr())
input <- file("stdin", "r")
while (length(line <- readLines(input, 1)) > 0) {
  answer <- tryCatch(eval(parse(text = line)),
    packageNotFoundError = function(problem) list(missing = problem$package),
    error = function(problem) list(error = conditionMessage(problem)))
  cat(json(answer), "\n", sep = "", file = answers)
  flush(answers)
}
