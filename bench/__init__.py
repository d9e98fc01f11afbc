"""Times the product against peers in the same run. `script/bench`; results in docs/bench.md."""
