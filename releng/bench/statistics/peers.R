# The peers of statistics in R: survey::rake and boot. Usage: peers.R rake FILE ROWS | peers.R boot RATERS VOTES REPLICATES
args <- commandArgs(TRUE)
con <- file("stdin", "r")
if (args[1] == "rake") {
  suppressMessages(library(survey))
  n <- as.integer(args[3])
  codes <- matrix(readBin(args[2], "integer", 5 * n, size = 4, endian = "little"), n)
  data <- as.data.frame(codes); names(data) <- paste0("v", 1:5)
  data[] <- lapply(data, factor)
  population <- lapply(1:5, function(v) {
    k <- v + 1
    setNames(data.frame(factor(0:(k - 1)), n * (1:k) / sum(1:k)), c(paste0("v", v), "Freq"))
  })
  design <- svydesign(~1, weights = rep(1, n), data = data)
  work <- function() {
    raked <- rake(design, lapply(1:5, function(v) as.formula(paste0("~v", v))), population,
                  control = list(maxit = 100, epsilon = 1e-11))
    sum(weights(raked)^2)
  }
  name <- "rows"; items <- n
} else {
  suppressMessages(library(boot))
  g <- as.integer(args[2]); votes <- as.integer(args[3]); items <- as.integer(args[4])
  i <- seq_len(g) - 1
  score <- round(votes * (0.35 + 0.4 * ((i * 7919) %% 1000) / 1000)); n <- rep(votes, g)
  set.seed(1)
  clusters <- cbind(score, n)
  work <- function() sd(boot(clusters, function(d, i) sum(d[i, 1]) / sum(d[i, 2]), items)$t[, 1])
  name <- "replicates"
}
cat("@ready\n"); last <- NA
while (length(line <- readLines(con, 1)) > 0) {
  if (line == "round") {
    t <- system.time(last <- work())
    cat("@measure", name, items, t[["elapsed"]], max(t[["user.self"]] + t[["sys.self"]], 1e-3), "\n", sep = " ")
  } else {
    cat("@fact check", sprintf("%.17g", last), "\n", sep = " ")
    peak <- grep("VmHWM", readLines("/proc/self/status"), value = TRUE)
    cat("@peak", as.numeric(gsub("\\D", "", peak)) * 1024, "\n", sep = " ")
  }
  cat("@done\n")
}
