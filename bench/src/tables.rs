//! Tables: what a question costs, beside `DuckDB`; import, memory, and ten times the rows.

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use ::tables::query::{Aggregate, Filter, Function, Query, Sort, Test};
use ::tables::read::{Format, Limits, quietly, read, restore, scan};
use ::tables::write::{Output, write};
use ::tables::{Answer, Builder, Field, Kind, Scalar, Schema, Table, Value, run};

use crate::{Outcome, started};

/// Rows of the table that is asked.
pub(crate) const ROWS: u32 = 1_000_000;
/// How long each question is asked over and over, in milliseconds of processor time.
const LONG: f64 = 400.0;
pub(crate) const STATES: [&str; 16] = [
    "Johor",
    "Kedah",
    "Kelantan",
    "Melaka",
    "Negeri Sembilan",
    "Pahang",
    "Pulau Pinang",
    "Perak",
    "Perlis",
    "Sabah",
    "Sarawak",
    "Selangor",
    "Terengganu",
    "W.P. Kuala Lumpur",
    "W.P. Labuan",
    "W.P. Putrajaya",
];
const ITEMS: u32 = 2_000;
/// The question of which all rows are counted.
const COUNTED: &str = "B with its total";

/// Numbers that look like chance and are the same in each run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u32) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(sides)).unwrap_or(0)
    }
}

fn schema() -> Outcome<Schema> {
    Ok(Schema::new(vec![
        Field::new("date", Kind::Date),
        Field::new("premise_code", Kind::Integer),
        Field::new("item_code", Kind::Integer),
        Field::new("price", Kind::Number),
        Field::new("state", Kind::Text),
        Field::new("district", Kind::Text),
        Field::new("premise_type", Kind::Text),
        Field::new("unit", Kind::Text),
        Field::new("is_promotion", Kind::Boolean),
    ])?)
}

/// Prices of shops, modelled on a public price table.
pub(crate) fn prices(rows: u32) -> Outcome<Table> {
    let mut dice = Dice(2026);
    let mut builder = Builder::new(schema()?);
    let units = ["1kg", "500g", "1 liter", "10 biji", "1 kotak"];
    let sorts = ["Pasar Raya", "Pasar Basah", "Kedai Runcit", "Hypermarket"];
    for row in 0..rows {
        let state = dice.roll(16);
        let district = format!("Daerah {:03}", state * 10 + dice.roll(10));
        let pick = |from: &[&'static str], roll: u32| {
            let at = usize::try_from(roll).unwrap_or(0);
            Value::Text(from.get(at).copied().unwrap_or_default())
        };
        builder.row([
            Value::Date(20_000 + i32::try_from(u64::from(row) * 365 / u64::from(rows))?),
            Value::Integer(i64::from(dice.roll(3_000))),
            Value::Integer(i64::from(dice.roll(ITEMS))),
            Value::Number(f64::from(100 + dice.roll(9_900)) / 100.0),
            pick(&STATES, state),
            Value::Text(&district),
            pick(&sorts, dice.roll(4)),
            pick(&units, dice.roll(5)),
            Value::Boolean(dice.roll(10) == 0),
        ])?;
    }
    Ok(builder.finish()?)
}

/// Time that this thread has had of a processor, in milliseconds.
fn cpu_ms() -> Outcome<f64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat")?;
    let nanos: u64 = text.split(' ').next().ok_or("no time")?.parse()?;
    Ok(std::time::Duration::from_nanos(nanos).as_secs_f64() * 1000.0)
}

/// Milliseconds of processor time that something takes once. The kernel tells time in steps of some milliseconds.
fn each(mut what: impl FnMut() -> Outcome<()>) -> Outcome<f64> {
    let mut times = 1;
    loop {
        let before = cpu_ms()?;
        for _ in 0..times {
            what()?;
        }
        let took = cpu_ms()? - before;
        if took >= LONG {
            return Ok(took / f64::from(times));
        }
        times *= 4;
    }
}

/// Memory of this process, in megabytes.
fn resident_mb() -> Outcome<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().nth(1));
    Ok(number.ok_or("no memory")?.parse::<u64>()? / 1024)
}

fn position(table: &Table, name: &str) -> Outcome<usize> {
    Ok(table.schema().position(name).ok_or("no such column")?)
}

/// A question: what it is called, as SQL, and as it is.
type Question = (&'static str, &'static str, Query);

/// The questions of the workload, and others.
fn questions(table: &Table) -> Outcome<Vec<Question>> {
    let mut all = listed(table)?;
    let state = position(table, "state")?;
    all.push((
        "C: count and mean price of each state",
        "select state, count(*), avg(price) from t group by state",
        means(table, vec![state])?,
    ));
    let both = vec![position(table, "district")?, position(table, "unit")?];
    all.push((
        "the same of each district and unit",
        "select district, unit, count(*), avg(price) from t group by district, unit",
        means(table, both)?,
    ));
    Ok(all)
}

/// How many rows and which mean price.
fn means(table: &Table, group: Vec<usize>) -> Outcome<Query> {
    let figure = |function, column, name: &str| Aggregate {
        function,
        column,
        name: name.to_owned(),
    };
    let price = position(table, "price")?;
    Ok(Query {
        group,
        aggregates: vec![
            figure(Function::Count, None, "count"),
            figure(Function::Avg, Some(price), "avg_price"),
        ],
        ..Query::default()
    })
}

/// Those that are answered with rows.
fn listed(table: &Table) -> Outcome<Vec<Question>> {
    let at = |name: &str| position(table, name);
    let state = Test::equals(Scalar::Text("Selangor".to_owned()));
    let item = Filter::test(at("item_code")?, Test::equals(Scalar::Integer(1234)));
    let price = at("price")?;
    let first = Query {
        limit: Some(100),
        ..Query::default()
    };
    Ok(vec![
        (
            "A: one state, three columns, 100 rows",
            "select date, item_code, price from t where state = 'Selangor' limit 100",
            Query {
                columns: Some(vec![at("date")?, at("item_code")?, price]),
                filter: Some(Filter::test(at("state")?, state)),
                ..first.clone()
            },
        ),
        (
            "B: one item of 2000, 100 rows",
            "select * from t where item_code = 1234 limit 100",
            Query {
                filter: Some(item.clone()),
                ..first.clone()
            },
        ),
        (
            COUNTED,
            "select count(*) from t where item_code = 1234",
            Query {
                filter: Some(item),
                total: true,
                ..first.clone()
            },
        ),
        (
            "the 100 highest prices",
            "select * from t order by price desc limit 100",
            Query {
                sort: vec![Sort {
                    column: price,
                    descending: true,
                }],
                ..first.clone()
            },
        ),
        (
            "a word within districts, 100 rows",
            "select * from t where contains(district, '077') limit 100",
            Query {
                filter: Some(Filter::test(
                    at("district")?,
                    Test::Contains {
                        text: "077".to_owned(),
                        ignore_case: true,
                    },
                )),
                ..first
            },
        ),
    ])
}

/// Asks and writes the answer, as a server would.
fn ask(table: &Table, query: &Query, out: &mut Vec<u8>) -> Outcome<()> {
    out.clear();
    write(&run(table, query)?, Output::Json, out)?;
    black_box(&out);
    Ok(())
}

/// What `DuckDB` needs for the same questions over the same Parquet file, in milliseconds, if a Python with it is named
/// by `BALAI_DUCKDB`.
fn duckdb(file: &[u8], questions: &[&str]) -> Outcome<Option<Vec<f64>>> {
    let Some(python) = std::env::var_os("BALAI_DUCKDB") else {
        return Ok(None);
    };
    let folder = std::env::temp_dir().join(format!("balai-tables-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let path: PathBuf = folder.join("prices.parquet");
    std::fs::write(&path, file)?;
    let script = "import sys, time, duckdb\n\
        db = duckdb.connect(config={'threads': 1})\n\
        db.execute(f\"create table t as select * from '{sys.argv[1]}'\")\n\
        for line in sys.stdin:\n    \
            db.execute(line).fetchall()\n    \
            before = time.process_time()\n    \
            for _ in range(30): db.execute(line).fetchall()\n    \
            print((time.process_time() - before) / 30 * 1000)\n";
    let mut child = Command::new(python)
        .args(["-c", script])
        .arg(&path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut input = child.stdin.take().ok_or("no input")?;
    input.write_all(questions.join("\n").as_bytes())?;
    drop(input);
    let output = child.wait_with_output()?;
    std::fs::remove_dir_all(&folder)?;
    let text = String::from_utf8(output.stdout)?;
    let figures = text.lines().map(str::parse).collect::<Result<_, _>>()?;
    Ok(Some(figures))
}

/// Measures and gives the tables.
pub(crate) fn measure(rows: u32) -> Outcome<String> {
    let table = prices(rows)?;
    let mut csv = Vec::new();
    write(&Answer::all(&table), Output::Csv, &mut csv)?;
    drop(table);
    let mut out = String::new();
    let empty = resident_mb()?;
    let table = import(&csv, &mut out)?;
    let length = csv.len();
    drop(csv);
    let mut parquet = Vec::new();
    let packed = each(|| {
        parquet.clear();
        Ok(write(&Answer::all(&table), Output::Parquet, &mut parquet)?)
    })?;
    let restored = each(|| {
        black_box(restore(&parquet)?);
        Ok(())
    })?;
    writeln!(
        out,
        "| written as Parquet, {} MB | {packed:.0} ms | |\n| read from Parquet | {restored:.0} ms | |\n\n\
         The CSV file has {} MB; the table takes {} MB of memory (the process had {empty} MB with the file and has {} MB now).\n",
        parquet.len() >> 20,
        length >> 20,
        table.bytes() >> 20,
        resident_mb()?,
    )?;
    let questions = questions(&table)?;
    let sql: Vec<&str> = questions.iter().map(|(_, sql, _)| *sql).collect();
    let peer = duckdb(&parquet, &sql)?;
    drop(parquet);
    writeln!(
        out,
        "| {rows} rows, one core | CPU ms | with its answer as JSON | rows looked at | DuckDB, in memory, one thread |\n|---|--:|--:|--:|--:|"
    )?;
    let mut buffer = Vec::new();
    for (at, (name, _, query)) in questions.iter().enumerate() {
        let alone = each(|| {
            black_box(run(&table, query)?);
            Ok(())
        })?;
        let written = each(|| ask(&table, query, &mut buffer))?;
        let cost = run(&table, query)?.cost;
        let other = peer.as_ref().and_then(|figures| figures.get(at));
        let other = other.map_or_else(String::new, |figure| {
            format!("{figure:.2} ({:.0} times)", figure / alone)
        });
        writeln!(
            out,
            "| {name} | {alone:.3} | {written:.3} | {cost} | {other} |"
        )?;
    }
    growth(&table, rows, &mut out)?;
    Ok(out)
}

/// Reads a CSV file as a stranger's: looks at all rows, then reads each cell.
fn import(csv: &[u8], out: &mut String) -> Outcome<Table> {
    let limits = Limits::default();
    let begin = started();
    let before = cpu_ms()?;
    let mut input = csv;
    let found = scan(&mut input, Format::Csv, &limits, &mut quietly)?;
    let looked = cpu_ms()?;
    let mut input = csv;
    let table = read(
        &mut input,
        Format::Csv,
        &found.plan(),
        &limits,
        &mut quietly,
    )?;
    let done = cpu_ms()?;
    writeln!(
        out,
        "| import of {} rows of CSV | CPU | wall |\n|---|--:|--:|\n| looking at all cells and proposing kinds | {:.0} ms | |\n\
         | reading and checking each cell | {:.0} ms | |\n| both | {:.0} ms | {:.0} ms |",
        table.rows(),
        looked - before,
        done - looked,
        done - before,
        begin.elapsed().as_secs_f64() * 1000.0,
    )?;
    Ok(table)
}

/// The same questions of ten times the rows, and one value by an index.
fn growth(small: &Table, rows: u32, out: &mut String) -> Outcome<()> {
    let large = prices(rows * 10)?;
    writeln!(
        out,
        "\n| ten times the rows | {rows} | {} | times |\n|---|--:|--:|--:|",
        rows * 10
    )?;
    let key = |table: &Table| -> Outcome<Query> {
        let item = Test::equals(Scalar::Integer(1234));
        Ok(Query {
            filter: Some(Filter::test(position(table, "premise_code")?, item)),
            limit: Some(100),
            ..Query::default()
        })
    };
    let counted = questions(small)?;
    let counted = counted.into_iter().find(|(name, ..)| *name == COUNTED);
    for (name, query) in [
        ("C, CPU ms", means(small, vec![position(small, "state")?])?),
        ("B with its total, CPU ms", counted.ok_or("no question")?.2),
    ] {
        let one = each(|| {
            black_box(run(small, &query)?);
            Ok(())
        })?;
        let ten = each(|| {
            black_box(run(&large, &query)?);
            Ok(())
        })?;
        writeln!(out, "| {name} | {one:.3} | {ten:.3} | {:.1} |", ten / one)?;
    }
    let of = |table: Table| -> Outcome<f64> {
        let indexed = keyed(&table)?;
        let query = key(&indexed)?;
        each(|| {
            black_box(run(&indexed, &query)?);
            Ok(())
        })
    };
    let (one, ten) = (of(small.clone())?, of(large)?);
    writeln!(
        out,
        "| one row by its key, CPU ms | {one:.4} | {ten:.4} | {:.1} |",
        ten / one
    )?;
    Ok(())
}

/// The same rows with a key of their own, and an index of it.
fn keyed(table: &Table) -> Outcome<Table> {
    let schema = Schema::new(vec![
        Field::new("premise_code", Kind::Integer),
        Field::new("price", Kind::Number),
    ])?;
    let price = position(table, "price")?;
    let mut builder = Builder::new(schema);
    for row in 0..table.rows() {
        // Spread, so that neighbours have no neighbouring keys.
        let spread = u64::try_from(row)?.wrapping_mul(7_919) % u64::try_from(table.rows())?;
        builder.row([
            Value::Integer(i64::try_from(spread)?),
            table.value(row, price),
        ])?;
    }
    Ok(builder.finish()?.with_index(0))
}
