// Times ggml's own reader: ggml-times FILE… prints for each file its path and the fastest time in milliseconds.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include "gguf.h"

using Clock = std::chrono::steady_clock;

static double milliseconds(Clock::time_point since) {
    return std::chrono::duration<double, std::milli>(Clock::now() - since).count();
}

int main(int count, char ** files) {
    for (int f = 1; f < count; f++) {
        std::vector<double> times;
        const auto begin = Clock::now();
        for (int i = 0; i < 41 && (milliseconds(begin) < 10000 || i < 3); i++) {
            const auto start = Clock::now();
            gguf_context * header = gguf_init_from_file(files[f], { /*no_alloc =*/ true, /*ctx =*/ nullptr });
            if (!header) {
                std::fprintf(stderr, "%s is not read\n", files[f]);
                return 1;
            }
            gguf_free(header);
            times.push_back(milliseconds(start));
        }
        std::printf("%s\t%f\n", files[f], *std::min_element(times.begin(), times.end()));
        std::fflush(stdout);
    }
}
