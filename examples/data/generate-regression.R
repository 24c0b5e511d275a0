# Writes regression-sets.json beside this file: three tables with a number to predict, column by column.
#
#   Rscript generate-regression.R
#
# needs r-cran-spdata, r-cran-ggplot2, r-cran-jsonlite and python3-sklearn (Debian). Of the large tables it keeps 2,400 rows, drawn with seed 1.
suppressPackageStartupMessages(library(jsonlite))
set.seed(1)
table_of <- function(package, name) { e <- new.env(); data(list = name, package = package, envir = e); e[[name]] }
some <- function(d, count = 2400) d[sample(nrow(d), min(count, nrow(d))), ]
set <- function(id, title, source, target, labels, features)
  list(id = id, title = title, source = source, target = target, features = names(features), labels = unname(labels), columns = unname(lapply(features, unname)))
code <- function(f) as.integer(f) - 1L

sold <- table_of("spData", "house")
place <- attr(sold, "coords")
house <- attr(sold, "data")
house$east <- round((place[, 1] - mean(place[, 1])) / 100)
house$north <- round((place[, 2] - mean(place[, 2])) / 100)
house <- some(house)
diamonds <- some(as.data.frame(table_of("ggplot2", "diamonds")))
folder <- Sys.getenv("SKLEARN_DATA", "/usr/lib/python3/dist-packages/sklearn/datasets/data")
diabetes <- read.table(gzfile(file.path(folder, "diabetes_data_raw.csv.gz")))
progression <- scan(gzfile(file.path(folder, "diabetes_target.csv.gz")), quiet = TRUE)
names(diabetes) <- c("age", "sex", "bmi", "pressure", "s1", "s2", "s3", "s4", "s5", "s6")

sets <- list(
  set("house", "House prices", "Sales of houses in Lucas County, Ohio, 1993 to 1998; Debian r-cran-spdata (CC0)", "log10 of the price",
      round(log10(house$price), 4),
      with(house, list(built = yrbuilt, stories = code(stories), area = TLA, beds = beds, baths = baths, halfBaths = halfbaths, frontage = frontage, depth = depth,
                       garage = garagesqft, rooms = rooms, lot = lotsize, sold = code(sdate) , wall = code(wall), east = east, north = north))),
  set("diamonds", "Diamonds", "Prices of round-cut diamonds; Debian r-cran-ggplot2 (MIT)", "log10 of the price", round(log10(diamonds$price), 4),
      with(diamonds, list(carat = carat, cut = code(cut), color = code(color), clarity = code(clarity), depth = depth, table = table, x = x, y = y, z = z))),
  set("diabetes", "Diabetes", "Progression after a year, 442 patients; Efron, Hastie, Johnstone and Tibshirani 2004; Debian python3-sklearn (BSD-3-Clause)",
      "progression", progression, as.list(diabetes))
)
write(toJSON(list(sets = sets), auto_unbox = TRUE, digits = 6), "regression-sets.json")
