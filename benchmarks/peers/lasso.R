# glmnet's side of the lasso, with the commands of in_process.py:
#   prepare NAME FILE N D GAP    reads the data and tightens thresh from its default until every λ has the gap asked for
#   run NAME                     fits the path once and tells the nanoseconds
suppressMessages(library(glmnet))
glmnet.control(fdev = 0, devmax = 1)
jobs <- list()

worst_gap <- function(job, fit) {
  b <- as.matrix(fit$beta) * job$sd
  r <- job$yc - job$xs %*% b
  largest <- apply(abs(crossprod(job$xs, r)), 2, max)
  n <- length(job$yc)
  s <- pmin(1, n * job$lambda / largest)
  primal <- colSums(r^2) / 2 + n * job$lambda * colSums(abs(b))
  dual <- s * colSums(r * job$yc) - s^2 * colSums(r^2) / 2
  max((primal - dual) / (sum(job$yc^2) / 2))
}

fit <- function(job) glmnet(job$x, job$y, lambda = job$lambda, thresh = job$thresh, maxit = 1e8)

answer <- function(words) {
  if (words[1] == "run") {
    start <- proc.time()[["elapsed"]]
    fit(jobs[[words[2]]])
    return(format((proc.time()[["elapsed"]] - start) * 1e9, digits = 17))
  }
  n <- as.integer(words[4])
  d <- as.integer(words[5])
  numbers <- readBin(words[3], "double", n * d + n, endian = "little")
  job <- list(x = matrix(numbers[seq_len(n * d)], n, d), y = numbers[n * d + seq_len(n)], thresh = 1e-7)
  job$yc <- job$y - mean(job$y)
  job$xs <- sweep(job$x, 2, colMeans(job$x))
  job$sd <- sqrt(colMeans(job$xs^2))
  job$xs <- sweep(job$xs, 2, job$sd, "/")
  first <- max(abs(crossprod(job$xs, job$yc))) / n
  job$lambda <- first * 0.01^((0:99) / 99)
  while ((gap <- worst_gap(job, fit(job))) > as.numeric(words[6])) job$thresh <- job$thresh / 10
  jobs[[words[2]]] <<- job
  paste(job$thresh, format(gap, digits = 3))
}

input <- file("stdin", "r")
while (length(line <- readLines(input, n = 1)) > 0) {
  reply <- tryCatch(paste("ok", answer(strsplit(line, " ")[[1]])), error = function(e) paste("failed", conditionMessage(e)))
  cat(reply, "\n", sep = "")
  flush(stdout())
}
