"""What is replayed with two builds: the transcripts, and every command and format on a sample of a whole city."""

import dataclasses
import pathlib
import re

TESTS = pathlib.Path(__file__).resolve().parent
LANGUAGES = ["de", "en"]
WIDTHS = [80, 200]
# A format that the old build refuses is not one that the command has; it is left out.
FORMATS = ["text", "markdown", "csv", "json", "xlsx", "ods"]
REPORT_FORMATS = ["text", "markdown", "html", "pdf", "odt", "ods", "xlsx", "json", "csv"]

READING = """
list
list --open --sort -planned_end,number --columns number,title,planned_end,age_days,light,light_proposed
list --columns {columns}
list --overdue --count
list --field ozg --as-of 2026-06-30
list --search akte --color always
search wohngeld
show 1
show 23
show 26
show 32
show 36
show 42
show TP-0207
show 42 --as-of 2026-06-30
show 1 --color always
progress
progress --by unit
progress --by kind --since 2026-06-30
progress --by status
progress --by year
progress --by priority --unit FB33
progress --by visibility --as-of 2026-06-30
progress --by smart-city --since 2025-12-31
progress --by index
progress --since 2026-09-30 --color always
bridge --from 2026-06-30
bridge --from 2025-12-31 --to 2026-09-30 --by field
bridge --from 2026-06-30 --by unit --open
forecast
forecast --by field --until 2027-12-31
forecast --by unit --months 6
forecast --unit FB33
check
check --unit FB33 --color always
check --rule overdue-end,unknown-ozg-id --as-of 2026-06-30
ozg coverage
ozg coverage --services all --topic garten
ranking show
meeting list
meeting list --committee AVOS --from 2026-01-01 --to 2026-12-31
decision list
decision list --open
decision list --done --committee AVOS
log
log 42
log --limit 500 --as-of 2026-06-30
diff --from 2026-10-31
diff --from 2026-06-01 --to 2026-06-30
report list
fields
units
workflow
""".strip().splitlines()

# What has no formats, or names its file.
PLAIN = """
workflow --yaml
verify
config show
config show --as-of 2026-06-30
config check "$LOTSE_SHARE/config/krefeld.yaml"
report outline weekly
report outline council
report outline council --standard
report verify
ozg missing -o -
ozg missing --topic garten -o -
completions bash
completions zsh
completions fish
--version
""".strip().splitlines()

# Sets up what is read: the sample, and the catalogue that it lacks.
SAMPLE = ["lotse init --sample", "lotse verify", """cat >katalog.csv <<'EOF'
OZG-ID;OZG-Leistung;Themenfeld;Lage
10108;Wohngeld;Bauen & Wohnen;Wohnen
10439;Hundesteuer;Garten & Tiere;Tiere
10144;Kinderbetreuung;Familie;Kita
10088;Baumfällgenehmigung;Garten & Tiere;Garten
10601;Laubannahme;Garten & Tiere;Garten
10602;Straßenfest;Wege & Plätze;Feiern
EOF""", "lotse ozg import-catalogue katalog.csv --dated 2024-06-30 --source Probeliste --yes"]


@dataclasses.dataclass
class Step:
    command: str
    label: str = ""
    variables: dict = dataclasses.field(default_factory=dict)
    may_lack: bool = False  # whether the old build may refuse it because it has no such format


@dataclasses.dataclass
class Job:
    """Steps that are run one after the other in one folder."""
    name: str
    group: str
    steps: list
    on_sample: bool = True
    is_strict: bool = True  # whether a step that the old build refuses is a fault of this list


def transcripts():
    """The steps of the transcripts, as Transcript.swift reads them, each with the line where it stands."""
    for path in sorted((TESTS / "EndToEndTests/Transcripts").glob("*.transcript")):
        steps, command = [], None
        lines = path.read_bytes().decode().replace("\r\n", "␍\n").replace("\r", "␍").split("\n")
        for number, line in enumerate(lines, 1):
            if line.startswith("$ "):
                command = [line[2:]]
                steps.append((number, command))
            elif command and (line.startswith("> ") or line == ">"):
                command.append(line[2:])
            else:
                command = None
        yield Job(path.name, "Transcripts", [
            Step("\n".join(lines), f"{path.name}:{number}: {lines[0]}{' …' if lines[1:] else ''}")
            for number, lines in steps], on_sample=False, is_strict=False)


def steps(commands, formats=("",), languages=("de",), widths=(80,), **more):
    """Every command in every format, language and width, with more variables of the environment where need be."""
    for language in languages:
        for width in widths:
            for command in commands:
                for format in formats:
                    line = f"lotse {command} -O {format}" if format else f"lotse {command}"
                    variables = {"LOTSE_LANG": language, "COLUMNS": str(width), **more}
                    prefix = " ".join(f"{name}={value}" for name, value in variables.items())
                    yield Step(line, f"{prefix} {line}", variables, format not in ("", "text"))


def empty(name, group, asked):
    """The same questions to a strategy that has nothing yet."""
    lines = [Step('lotse init --config "$LOTSE_SHARE/config/krefeld.yaml"', "lotse init"), *asked]
    for step in lines:
        step.label = f"empty strategy: {step.label}"
    return Job(f"empty strategy, {name}", group, lines, on_sample=False, is_strict=False)


def reading(columns):
    commands = [line.format(columns=columns) for line in READING]
    for language in LANGUAGES:
        for width in WIDTHS:
            yield Job(f"reading, {language}, {width} columns", "Reading commands", [
                *steps(commands, FORMATS, [language], [width]), *steps(PLAIN, languages=[language], widths=[width])])
    yield empty("reading", "Reading commands", [*steps(commands, FORMATS), *steps(PLAIN)])


def lists(language):
    """Lists and sheets out, and what taking them back would do."""
    out = [
        *(f"export -O {format}" for format in ["csv", "xlsx", "ods", "json", "jsonl"]),
        *(f"export --public -O {format}" for format in ["csv", "xlsx", "ods", "json", "jsonl"]),
        *(f"export --open --columns number,title,status,planned_end,budget_planned,light,milestones -O {format}"
          for format in ["csv", "xlsx", "ods", "json", "jsonl"]),
        "export --profile excel-de -O csv", "export --as-of 2026-06-30 -O csv", "export --field ozg -O xlsx",
        "export --sheet-per-field -o je-feld.xlsx", "export --sheet-per-field -o je-feld.ods",
        "export --public -o offen.csv --metadata offen.jsonld --issued 2026-01-05",
        "ozg missing -o fehlend.csv", "ozg missing -o fehlend.xlsx", "ozg missing -o fehlend.ods",
        "sheet export --all-units -o bogen", "sheet export --all-units --format ods -o bogen-ods",
        "sheet export --unit FB33 --unit FB50 -o zwei", "config show -o stadt.yaml",
        "export -o liste.csv", "export -o liste.xlsx", "export -o liste.ods", "export -o liste.json"]
    back = [*(f"import liste.{ending} --dry-run" for ending in ["csv", "xlsx", "ods", "json"]),
            "sheet import bogen/*.xlsx --dry-run", "sheet import bogen-ods/*.ods --dry-run",
            "config apply stadt.yaml --dry-run", "import --suggest-map liste.xlsx -o zuordnung.yaml"]
    return Job(f"lists and sheets, {language}", "Lists and sheets", list(steps(out + back, languages=[language])))


def reports(language, has_pdf):
    """Every report, public and not, in every format, as mail and as package."""
    formats = [format for format in REPORT_FORMATS if has_pdf or format != "pdf"]
    without = "" if has_pdf else " --without-pdf"
    for kind, name in [("weekly", "weekly"), ("council AVOS", "council")]:
        for audience in ["public", "nonpublic"]:
            report = f"report {kind} --{audience}"
            commands = [f"{report} --mail-to leitung@example.org", f"{report} -o {name}.html", f"{report} -o {name}.md"]
            if name == "council":
                commands.append(f"{report} --package vorlage{without}")
            yield Job(f"{name} report, {audience}, {language}", "Reports", [
                *steps([report], formats, [language]), *steps([report], ["text", "markdown"], [language], [200]),
                *steps([f"{report} --color always"], ["text"], [language]), *steps(commands, languages=[language])])
    others = ["report weekly --week 2026-W20", "report weekly --week last --as-of 2026-11-20", "report weekly",
              "report council WiDi", "report council AVOS --meeting 2026-09-03",
              "report council AVOS --since 2026-01-01 --nonpublic"]
    yield Job(f"other reports, {language}", "Reports", list(
        steps(others, [format for format in formats if format != "pdf"], [language])))
    papers = ["report weekly", "report council AVOS", "report council AVOS --nonpublic"]
    yield empty(f"reports, {language}", "Reports", steps(papers, formats, [language]))


def frozen(language, has_pdf):
    """Reports that leave the house, what is corrected afterwards, and what they say then."""
    without = "" if has_pdf else " --without-pdf"
    formats = [format for format in REPORT_FORMATS if has_pdf or format != "pdf"]
    freeze = ["report freeze weekly --week 2026-W47 --without-pdf", f"report freeze weekly --public{without}",
              f"report freeze council AVOS{without}", f"report freeze council AVOS --nonpublic{without}"]
    # What a frozen report is kept in: spreadsheets belong to council papers, and a PDF only where it was asked for.
    kept = [["markdown", "html", "odt", "json"], ["markdown", "html", "odt", "json", *["pdf"][:has_pdf]]]
    papers = [format for format in formats if format != "text"]
    packages = [f"report show {number} --package paket-{number}" for number in (1, 2, 3, 4)]
    after = ["status 222 implementation --correction --because 'Noch nicht abgenommen'",
             "update 42 --title 'Anders als gedruckt'", "undo", "meeting add AVOS 2027-02-04 --cutoff 2026-11-23"]
    again = ["report weekly --nonpublic", "report council AVOS --meeting 2027-02-04"]
    later = {"languages": [language], "LOTSE_NOW": "2026-11-24T08:00:00Z"}
    lines = [*steps(freeze, languages=[language]), *steps(["report list", "log"], FORMATS, [language]),
             *(step for number, formats_kept in enumerate([*kept, papers, papers], 1)
               for step in steps([f"report show R-000{number}"], formats_kept, [language])),
             *steps(packages + ["report verify"], languages=[language]),
             *steps(after, **later), *steps(again, [format for format in formats if format != "pdf"], **later),
             *steps(["report show R-0001"], kept[0], **later),
             *steps(["report verify", "undo 4619", "report list", "verify"], **later)]
    return Job(f"frozen reports, {language}", "Frozen reports", lines)


def help(commands):
    """The help of every command, asked for in both ways."""
    both = [*steps([f"help {command}".strip() for command in commands], languages=LANGUAGES, widths=WIDTHS),
            *steps([f"{command} --help".strip() for command in commands], languages=LANGUAGES)]
    return Job("help", "Help", both, on_sample=False)


def jobs(helps, has_pdf):
    """Everything, from the help of every command of the old build. The first job makes the sample for others; those
    that need none come next, because that takes a while."""
    columns = re.search(r"Columns: (.*?)\n\n", helps.get("list", ""), re.S)
    if not columns:
        raise SystemExit("compare-builds: the help of OLD names no columns (lotse list --help)")
    columns = re.sub(r"\s", "", columns[1])
    on_sample = [job for language in LANGUAGES for job in [
        *reports(language, has_pdf), frozen(language, has_pdf), lists(language)]] + [*reading(columns)]
    lines = [step.command + " " for job in on_sample for step in job.steps]
    for command, text in helps.items():
        if "--format <format>" in text and not any(line.startswith(f"lotse {command} ") for line in lines):
            raise SystemExit(f"compared_commands.py: \"{command}\" has formats and is not replayed")
    return [Job("sample", "Sample", [Step(command) for command in SAMPLE], on_sample=False), *transcripts(),
            help(helps), *on_sample]
