#!/bin/sh
# Train the reader model: outermost attributions first, then those inside contents, labelled by the first model.
# usage: train_reader.sh PYTHON CORPUS OUT
set -eu
python=$1 corpus=$2 out=$3
here=$(dirname "$0")/reader
mkdir -p "$out"
"$python" "$here/train.py" "$corpus/train.jsonl.gz" "$out/outermost.pt" --epochs 4
"$python" "$here/export.py" "$out/outermost.pt" "$out/outermost"
"$python" "$here/nesting.py" "$out/outermost" "$corpus/train.jsonl.gz" "$out/nested.jsonl.gz"
"$python" "$here/train.py" "$out/nested.jsonl.gz" "$out/both.pt" \
  --start "$out/outermost.pt" --epochs 5.5 --rate 2e-4 --seed 2
"$python" "$here/average.py" "$out/outermost.pt" "$out/both.pt" "$out/reader.pt"
"$python" "$here/export.py" "$out/reader.pt" "$out"
echo "the model is $out/cues.onnx and $out/roles.onnx; try it with STANDOFF_READER_MODEL=$out"
