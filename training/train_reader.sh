#!/bin/sh
# Train the reader model: outermost attributions first, then those inside contents, labelled by the first model.
# usage: train_reader.sh PYTHON CORPUS OUT
set -eu
python=$1 corpus=$2 out=$3
cd "$(dirname "$0")/.."
mkdir -p "$out"
"$python" -m training.reader.train "$corpus/train.jsonl.gz" "$out/outermost.pt" --epochs 4
"$python" -m training.reader.export "$out/outermost.pt" "$out/outermost"
"$python" -m training.reader.nesting "$out/outermost" "$corpus/train.jsonl.gz" "$out/nested.jsonl.gz"
"$python" -m training.reader.train "$out/nested.jsonl.gz" "$out/both.pt" \
  --start "$out/outermost.pt" --epochs 5.5 --rate 2e-4 --seed 2
"$python" -m training.reader.average "$out/outermost.pt" "$out/both.pt" "$out/reader.pt"
"$python" -m training.reader.export "$out/reader.pt" "$out"
echo "the model is words.npz, cues.onnx and roles.onnx in $out; try it with STANDOFF_READER_MODEL=$out"
