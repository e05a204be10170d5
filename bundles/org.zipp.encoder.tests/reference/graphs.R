# Exports bipartite graphs that ship in Debian's R packages as edge lists (user,community,count).
# Run: apt-get install r-base-core r-cran-lme4 r-cran-vegan r-cran-ade4 && Rscript graphs.R ../src/org/zipp/encoder/graphs
suppressMessages({
	library(lme4)
	library(vegan)
	library(ade4)
})
target <- commandArgs(trailingOnly = TRUE)[1]

save <- function(name, user, community, count) {
	edges <- data.frame(user = user, community = community, count = count)
	edges <- edges[order(edges$user, edges$community), ]
	path <- file.path(target, paste0(name, ".csv"))
	# In binary, so that lines end the same everywhere.
	out <- file(path, "wb")
	write.csv(edges, out, row.names = FALSE, quote = FALSE, eol = "\n")
	close(out)
	# Without name and time, so that the same data give the same file.
	stopifnot(system2("gzip", c("-9nf", shQuote(path))) == 0)
	cat(sprintf("%-10s %5d users %5d communities %6d edges\n", name, length(unique(edges$user)),
		length(unique(edges$community)), nrow(edges)))
}

# Sites are users, species are communities, and what was counted there is the count.
save_sites <- function(name, table, names = colnames(table)) {
	table <- as.matrix(table)
	found <- which(table > 0, arr.ind = TRUE)
	save(name, sprintf("site%03d", found[, 1]), gsub("[^A-Za-z0-9]+", "_", names[found[, 2]]), ceiling(table[found]))
}

data(InstEval, package = "lme4")
# A student may rate a lecturer more than once.
ratings <- aggregate(list(count = InstEval$y), list(s = InstEval$s, d = InstEval$d), length)
save("insteval", sprintf("student%04d", as.integer(as.character(ratings$s))),
	sprintf("lecturer%04d", as.integer(as.character(ratings$d))), ratings$count)

data(BCI, package = "vegan")
save_sites("bci", BCI)
data(piosphere, vegtf, rpjdl, mafragh, package = "ade4")
save_sites("piosphere", piosphere$veg)
save_sites("vegtf", vegtf$veg)
save_sites("rpjdl", rpjdl$fau, rpjdl$frlab)
save_sites("mafragh", mafragh$flo, mafragh$spenames$scientific)
