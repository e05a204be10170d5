# Makes src/org/zipp/statistics/embedding/cmmd.tsv: distances of two sets of vectors and their spread on real data sets, from the
# definitions alone, for the tests to agree with. Data: datasets::iris and USArrests (part of R, GPL-2 | GPL-3),
# MASS::crabs (Venables and Ripley, GPL-2 | GPL-3).
# Needs R with MASS (Debian: r-base-core r-cran-mass). Run in this folder: Rscript cmmd.R
out <- file("../src/org/zipp/statistics/embedding/cmmd.tsv", "w")
emit <- function(name, ...) {
  cat(name, vapply(list(...), function(v) paste(if (is.character(v)) v else sprintf("%.17g", v), collapse = ","), ""),
      sep = "\t", file = out)
  cat("\n", file = out)
}

unit <- function(x) x / sqrt(rowSums(x^2))
distance2 <- function(x, y) outer(seq_len(nrow(x)), seq_len(nrow(y)),
                                  Vectorize(function(i, j) sum((x[i, ] - y[j, ])^2)))
# 1 - k, of which the ones cancel in each estimate.
complement <- function(d2, sigma) -expm1(-d2 / (2 * sigma^2))
off <- function(m) sum(m) - sum(diag(m))
unbiased <- function(xx, yy, xy) {
  n <- nrow(xx); m <- nrow(yy)
  1000 * (2 * mean(xy) - off(xx) / (n * (n - 1)) - off(yy) / (m * (m - 1)))
}
jackknife <- function(values) (length(values) - 1) / length(values) * sum((values - mean(values))^2)
shannon <- function(l) { l <- l[l > 0]; p <- l / sum(l); exp(-sum(p * log(p))) }

spread <- function(x) {
  l <- eigen(cov(x), symmetric = TRUE)$values
  l <- pmax(l, 0)
  c(sum(diag(cov(x))), sum(l)^2 / sum(l^2), shannon(l),
    shannon(pmax(eigen(tcrossprod(unit(x)) / nrow(x), symmetric = TRUE)$values, 0)))
}

compare <- function(name, x, y) {
  x <- unname(as.matrix(x)); y <- unname(as.matrix(y))
  emit("data", name, c(nrow(x), nrow(y), ncol(x)), t(x), t(y))
  for (normalise in c(TRUE, FALSE)) {
    a <- if (normalise) unit(x) else x
    b <- if (normalise) unit(y) else y
    dxx <- distance2(a, a); dyy <- distance2(b, b); dxy <- distance2(a, b)
    apart <- sum((colMeans(a) - colMeans(b))^2)
    for (sigma in c(0.05, 1, 10, 1000)) {
      xx <- complement(dxx, sigma); yy <- complement(dyy, sigma); xy <- complement(dxy, sigma)
      error <- sqrt(jackknife(vapply(seq_len(nrow(a)), function(i) unbiased(xx[-i, -i], yy, xy[-i, ]), 0)) +
                    jackknife(vapply(seq_len(nrow(b)), function(i) unbiased(xx, yy[-i, -i], xy[, -i]), 0)))
      emit("mmd", name, as.numeric(normalise), sigma, 1000 * (2 * mean(xy) - mean(xx) - mean(yy)), unbiased(xx, yy, xy),
           error, 1000 * apart / sigma^2)
    }
    diag(dxx) <- Inf; diag(dyy) <- Inf
    nearest <- function(d) mean(sqrt(apply(d, 1, min)))
    emit("near", name, as.numeric(normalise), nearest(dxx), nearest(dyy), nearest(dxy), nearest(t(dxy)))
    pairs <- dist(rbind(a, b))
    emit("median", name, as.numeric(normalise), median(as.vector(pairs)))
    emit("spread", name, as.numeric(normalise), spread(a), spread(b))
    logs <- function(z) vapply(seq_len(nrow(z)), function(i) log(sum(diag(cov(z[-i, , drop = FALSE])))), 0)
    v <- jackknife(logs(a)); w <- jackknife(logs(b))
    df <- (v + w)^2 / (v^2 / (nrow(a) - 1) + w^2 / (nrow(b) - 1))
    ratio <- sum(diag(cov(a))) / sum(diag(cov(b)))
    emit("ratio", name, as.numeric(normalise), ratio, ratio * exp(c(-1, 1) * qt(0.975, df) * sqrt(v + w)))
  }
}

compare("iris", iris[iris$Species == "setosa", 1:4], iris[iris$Species == "versicolor", 1:4])
crabs <- MASS::crabs
compare("crabs", crabs[crabs$sp == "B", 4:8], crabs[crabs$sp == "O", 4:8])
south <- state.region == "South"
compare("arrests", USArrests[south, ], USArrests[!south, ])
close(out)
