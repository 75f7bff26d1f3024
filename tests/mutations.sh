#!/usr/bin/env bash
# Do the ledger's tests notice? Puts one bug after another into a copy of the repository and runs the tests of ledger and
# topics on each. Prints a table: bug, number of tests that failed, which. Exit 1 when a bug lives or no longer fits the code.
# Usage: tests/mutations.sh [PATTERN]   only bugs whose name matches. Takes about 15 minutes on two cores; not part of CI.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
pattern=${1:-}
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
export PAKRUSSIA_HISTORIES=${PAKRUSSIA_HISTORIES:-100}
tests='FullyQualifiedName~Tests.Ledger|FullyQualifiedName~CalendarTests'
lived=0 tried=0

tar -C "$root" --exclude=bin --exclude=obj --exclude=.git -cf - . | tar -C "$copy" -xf -
cd "$copy"
build() { dotnet build "$1" --nologo -v q -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false "${@:2}" > build.log 2>&1; }
out=tests/PakRussiaMonitor.Tests/bin/Debug/net10.0
run() { timeout 240 dotnet test "$out/PakRussiaMonitor.Tests.dll" --nologo --filter "$tests" --logger 'console;verbosity=normal' > test.log 2>&1; }

# bug NAME FILE FROM TO: FROM, wherever it stands in FILE, becomes TO.
bug() {
  local name=$1 file=src/PakRussiaMonitor/$2 from=$3 to=$4 text result=0
  [[ $name =~ $pattern ]] || return 0
  tried=$((tried + 1))
  text=$(< "$file")
  if [[ $text != *"$from"* ]]; then
    lived=$((lived + 1))
    printf '| %s | NO LONGER FITS %s | |\n' "$name" "$file"
    return 0
  fi
  printf '%s\n' "${text//"$from"/"$to"}" > "$file"
  if ! build src/PakRussiaMonitor --no-restore; then
    lived=$((lived + 1))
    printf '| %s | DOES NOT COMPILE | %s |\n' "$name" "$(grep -m1 -o 'error.*' build.log)"
  else
    # The tests themselves have not changed, so the new service under them will do.
    cp src/PakRussiaMonitor/bin/Debug/net10.0/PakRussiaMonitor.dll "$out/"
    run || result=$?
    local failed
    failed=$(sed -n 's/^  Failed PakRussiaMonitor\.Tests\.\([^ (]*\).*/\1/p' test.log | sed 's/.*\.\([^.]*\)$/\1/' | sort -u)
    if [[ $result == 124 ]]; then
      printf '| %s | never ends | |\n' "$name"
    elif [[ -z $failed ]]; then
      lived=$((lived + 1))
      printf '| %s | LIVES | |\n' "$name"
    else
      printf '| %s | %s | %s |\n' "$name" "$(wc -l <<< "$failed")" "$(head -4 <<< "$failed" | paste -sd ' ')"
    fi
  fi
  printf '%s\n' "$text" > "$file"
}

build tests/PakRussiaMonitor.Tests
if ! run; then
  tail -40 test.log
  echo "The tests fail without any bug; mend that first." >&2
  exit 1
fi

printf '| bug | tests that fail | among them |\n|---|---|---|\n'

# What stands
bug 'a withdrawal is lost' Ledger/StandingRows.cs $'settle.Add(GroupOf(row));\n            Append(row.Withdrawal());' 'settle.Add(GroupOf(row));'
bug 'a return is swallowed' Ledger/StandingRows.cs 'if (last.TryGetValue(place, out var row) && row.Stands)' 'if (last.TryGetValue(place, out var row))'
bug 'a withdrawal forgets its piece' Ledger/LedgerRow.cs 'PiecesSeen = -PiecesSeen' 'PiecesSeen = 0'
bug 'a piece is not handed on' Ledger/StandingRows.cs $'settle.Add(GroupOf(row));\n' $'\n'
bug 'the clocks carry each other'"'"'s piece' Ledger/StandingRows.cs 'PiecesPublished = row.Article == published ? 1 : 0, PiecesSeen = row.Article == seen' 'PiecesPublished = row.Article == seen ? 1 : 0, PiecesSeen = row.Article == published'
bug 'a tie goes to the younger article' Ledger/StandingRows.cs '(row.SeenMinute, row.Article))!.Article' '(row.SeenMinute, -row.Article))!.Article'
bug 'the undated carry before the dated' Ledger/StandingRows.cs 'row.PublishedMinute ?? long.MaxValue' 'row.PublishedMinute ?? long.MinValue'

# Recording
bug 'seen is taken for published' Ledger/RecordBatch.cs 'PublishedMinute = article.PublishedAt is { } published ? Minute(published) : null' 'PublishedMinute = article.PublishedAt is not null ? Minute(article.SeenAt) : null'
bug 'an edit moves the first sight' Ledger/RecordBatch.cs 'article.Revision + 1, article.SeenAt)' 'article.Revision + 1, record.Seen.ToUnixTimeMilliseconds())'
bug 'a teaser revises' Ledger/RecordBatch.cs '(long)record.Rank >= article.TextRank' 'record.Rank > 0'
bug 'a source of the same rank cannot revise' Ledger/RecordBatch.cs '(long)record.Rank >= article.TextRank' '(long)record.Rank > article.TextRank'
bug 'the hash of an item is ignored' Ledger/RecordBatch.cs 'before.ItemHash.AsSpan().SequenceEqual(record.ItemHash)' 'before.ItemHash.Length == 0'
bug 'a stale set is accepted' Ledger/RecordBatch.cs 'record.TopicSetVersion == version' 'record.TopicSetVersion <= version'
bug 'a merged article still stands' Ledger/RecordBatch.cs $'        standing.Restate(younger, []);\n' ''
bug 'a merge forgets aliases' Ledger/Sqlite/SqliteRecordStore.cs 'UPDATE alias SET article = ?2 WHERE article = ?1' 'UPDATE alias SET article = ?2 WHERE article = ?1 AND ?1 < 0'
bug 'a merge forgets what its sources gave' Ledger/Sqlite/SqliteRecordStore.cs 'UPDATE OR IGNORE article_source SET article = ?2 WHERE article = ?1' 'UPDATE OR IGNORE article_source SET article = ?2 WHERE article = ?1 AND ?1 < 0'
bug 'a merge exchanges its articles' Ledger/Sqlite/SqliteRecordStore.cs 'SET article = ?2 WHERE article = ?1' 'SET article = ?1 WHERE article = ?2'
bug 'a frozen revision goes on changing' Ledger/RecordRows.cs "r.state IN ('Building', 'Current')" "r.state <> ''"

# Reading
bug 'a slice leaves out its end' Ledger/LedgerReader.cs 'seq > @after AND seq <= @end' 'seq > @after AND seq < @end'
bug 'a slice takes its start twice' Ledger/LedgerReader.cs 'seq > @after AND seq <= @end' 'seq >= @after AND seq <= @end'
bug 'a receipt shows what is withdrawn at asOf' Ledger/LedgerReader.cs 'x.n = l.n + 1 AND x.seq <= @AsOf' 'x.n = l.n + 1 AND x.seq < @AsOf'
bug 'a receipt shows what comes after asOf' Ledger/LedgerReader.cs 'l.seq <= @AsOf AND l.articles' 'l.seq <= @AsOf + 1 AND l.articles'
bug 'a receipt counts the undated in a range' Ledger/LedgerReader.cs 'AND l.published_minute IS NOT NULL' ''
bug 'the undated are counted in a range' Topics/ClockSums.cs 'if (from is not null || to is not null)' 'if (from is not null && to is not null)'
bug 'a range includes its end' Topics/ClockSums.cs '!(cell.Minute >= to)' '!(cell.Minute > to)'
bug 'a tally skips a row' Topics/Topic.cs 'tally.Cursor, Math.Min(' 'tally.Cursor + 1, Math.Min('
bug 'a snapshot has the wrong cursor' Topics/Tally.cs 'new(revision, Cursor, LastChange' 'new(revision, Cursor - 1, LastChange'
bug 'a snapshot of another revision is taken up' Topics/Topic.cs ' && known.Revision == now' ''
bug 'an hour begins before the clocks changed' Topics/Calendar.cs 'while (zone.GetUtcOffset(hour) != local.Offset)' 'while (false)'

# Revisions
bug 'a backfill skips an id' Topics/Stored/StoredText.cs 'a.id > @after AND' 'a.id > @after + 1 AND'
bug 'a backfill leaves out the last article' Topics/Stored/StoredText.cs 'a.id <= @until' 'a.id < @until'
bug 'a backfill writes over a later edit' Ledger/RevisionRestatement.cs 'article.Revision == revision && ' ''
bug 'a backfill counts what was merged away' Ledger/RevisionRestatement.cs 'article.Revision == revision && article.MergedInto is null' 'article.Revision == revision'
bug 'a backfill restates other revisions' Ledger/RevisionRestatement.cs 'IsOfTopic(LedgerRow row) => row.Topic == topic.Topic && row.TopicRevision == topic.Revision' 'IsOfTopic(LedgerRow row) => row.Topic == topic.Topic'
bug 'a backfill that was overtaken goes on' Topics/Backfill.cs "AND state = 'Building' AND backfill_cursor = @Cursor" ''
bug 'a change of revision takes no number' Topics/Backfill.cs 'LedgerReader.Head(connection) + 1' 'LedgerReader.Head(connection)'
bug 'a row takes the number of a change of revision' Ledger/Sqlite/SqliteRecordStore.cs 'statements.Number(LedgerReader.HeadSql)' 'statements.Number("SELECT coalesce(max(seq), 0) FROM ledger")'
bug 'a change of revision leaves the topic set as it was' Topics/Backfill.cs ', version = 1 + (SELECT max(version) FROM topic_revision)' ''
bug 'publishing looks back at nothing' Topics/TopicTable.cs '(SELECT coalesce(max(id), 0) FROM article)' '0'
bug 'an answer for an earlier number is that of now' Topics/Tally.cs 'Add(added.Cells, -1);' ''
bug 'an answer mixes two revisions' Topics/Topic.cs 'Math.Min(head, tally.Cursor + RowsPerSlice)' 'null'

# Purging
bug 'a purge forgets what was merged' Ledger/Purge.cs ' OR merged_into IN ({Whole})' ''
bug 'a purge of a source takes others'"'"' texts' Ledger/Purge.cs "removed = '[]' WHERE source = @source AND article" "removed = '[]' WHERE article"
bug 'a purge keeps what cleaning removed' Ledger/Purge.cs ", removed = '[]'" ''

echo
echo "$tried bugs, $lived not caught."
[[ $lived == 0 ]]
