#!/usr/bin/env python3
"""Writes the files that the demo shares into demo/files: one synthetic patient, four formats, the same values in each.

Nobody of that name lives at that address; no value was ever measured. The standard library is all it needs, and it
writes the same bytes each time (but for the compression of the image, which is zlib's choice).

    python3 demo/make-files.py
"""

import json
import math
import struct
import uuid
import zlib
from pathlib import Path

FILES = Path(__file__).parent / "files"

PATIENT = {"family": "Lindqvist", "given": "Mara", "birth": "1961-04-17", "gender": "female", "number": "SYN-004711"}
COLLECTED = "2026-11-20T08:15:00+01:00"
ISSUED = "2026-11-20T13:40:00+01:00"
CORRECTED = "2026-11-21T09:05:00+01:00"

# LOINC code, its name, value, UCUM unit, reference range from and to
VALUES = [
    ("718-7", "Hemoglobin [Mass/volume] in Blood", 8.1, "g/dL", 12.0, 16.0),
    ("4544-3", "Hematocrit [Volume Fraction] of Blood by Automated count", 39.4, "%", 36.0, 46.0),
    ("6690-2", "Leukocytes [#/volume] in Blood by Automated count", 6.2, "10*3/uL", 4.0, 10.0),
    ("777-3", "Platelets [#/volume] in Blood by Automated count", 243.0, "10*3/uL", 150.0, 400.0),
    ("2276-4", "Ferritin [Mass/volume] in Serum or Plasma", 34.0, "ng/mL", 15.0, 150.0),
]
RIGHT_HEMOGLOBIN = 13.1  # 8.1 was a typing mistake; the demo corrects the record


def main():
    FILES.mkdir(exist_ok=True)
    write("blood-count.fhir.json", fhir_bundle(corrected=False))
    write("blood-count-corrected.fhir.json", fhir_bundle(corrected=True))
    write("laboratory-report.pdf", pdf_report())
    write("chest-x-ray.png", png(x_ray(384, 448), 384, 448))
    write("lab-values.csv", csv_series())


def write(name, content):
    (FILES / name).write_bytes(content)
    print(f"{len(content):7d} {name}")


# --- FHIR R4 -----------------------------------------------------------------------------------------------------------


def fhir_bundle(corrected):
    values = values_of(corrected)
    status = "corrected" if corrected else "final"
    observations = [observation(value, status, corrected) for value in values]
    resources = [patient(), organization(), practitioner(), specimen(), *observations]
    resources.append(report(values, status, corrected))
    bundle = {
        "resourceType": "Bundle",
        "id": "blood-count-corrected" if corrected else "blood-count",
        "type": "collection",
        "timestamp": CORRECTED if corrected else ISSUED,
        "entry": [{"fullUrl": urn(resource["id"]), "resource": resource} for resource in resources],
    }
    return (json.dumps(bundle, indent=2, ensure_ascii=False) + "\n").encode()


def values_of(corrected):
    if not corrected:
        return VALUES
    return [(c, n, RIGHT_HEMOGLOBIN if c == "718-7" else v, u, low, high) for c, n, v, u, low, high in VALUES]


def urn(name):
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, 'https://tallystick.org/demo/' + name)}"


def reference(name, display):
    return {"reference": urn(name), "display": display}


def narrative(text):
    return {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{text}</div>'}


def coding(system, code, display):
    return {"coding": [{"system": system, "code": code, "display": display}]}


def patient():
    return {
        "resourceType": "Patient",
        "id": "patient",
        "text": narrative("Mara Lindqvist, a synthetic patient"),
        "identifier": [{"system": "https://st-mary.example/patients", "value": PATIENT["number"]}],
        "name": [{"use": "official", "family": PATIENT["family"], "given": [PATIENT["given"]]}],
        "gender": PATIENT["gender"],
        "birthDate": PATIENT["birth"],
    }


def organization():
    return {
        "resourceType": "Organization",
        "id": "laboratory",
        "text": narrative("Riverside Laboratory"),
        "identifier": [{"system": "https://lab.example/organizations", "value": "riverside"}],
        "name": "Riverside Laboratory",
    }


def practitioner():
    return {
        "resourceType": "Practitioner",
        "id": "pathologist",
        "text": narrative("Dr Ines Okafor"),
        "name": [{"family": "Okafor", "given": ["Ines"], "prefix": ["Dr"]}],
    }


def specimen():
    return {
        "resourceType": "Specimen",
        "id": "specimen",
        "text": narrative("Venous blood"),
        "type": coding("http://snomed.info/sct", "122555007", "Venous blood specimen"),
        "subject": reference("patient", "Mara Lindqvist"),
        "collection": {"collectedDateTime": COLLECTED},
    }


def observation(value, status, corrected):
    code, name, number, unit, low, high = value
    flag = flag_of(number, low, high)
    changed = corrected and code == "718-7"
    resource = {
        "resourceType": "Observation",
        "id": f"observation-{code}",
        "text": narrative(f"{name}: {number:g} {unit}"),
        "status": "corrected" if changed else "final",
        "category": [coding("http://terminology.hl7.org/CodeSystem/observation-category", "laboratory", "Laboratory")],
        "code": coding("http://loinc.org", code, name),
        "subject": reference("patient", "Mara Lindqvist"),
        "effectiveDateTime": COLLECTED,
        "issued": CORRECTED if changed else ISSUED,
        "performer": [reference("pathologist", "Dr Ines Okafor"), reference("laboratory", "Riverside Laboratory")],
        "valueQuantity": quantity(number, unit),
        "interpretation": [
            coding("http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", flag[0], flag[1])
        ],
        "specimen": reference("specimen", "Venous blood"),
        "referenceRange": [{"low": quantity(low, unit), "high": quantity(high, unit)}],
    }
    if changed:
        resource["note"] = [{"text": "Corrected: 8.1 g/dL had been typed; the analyser measured 13.1 g/dL."}]
    return resource


def quantity(number, unit):
    return {"value": number, "unit": unit, "system": "http://unitsofmeasure.org", "code": unit}


def flag_of(number, low, high):
    if number < low:
        return ("L", "Low")
    return ("H", "High") if number > high else ("N", "Normal")


def report(values, status, corrected):
    return {
        "resourceType": "DiagnosticReport",
        "id": "report",
        "text": narrative("Blood count and ferritin"),
        "status": status,
        "category": [coding("http://terminology.hl7.org/CodeSystem/v2-0074", "LAB", "Laboratory")],
        "code": coding("http://loinc.org", "58410-2", "CBC panel - Blood by Automated count"),
        "subject": reference("patient", "Mara Lindqvist"),
        "effectiveDateTime": COLLECTED,
        "issued": CORRECTED if corrected else ISSUED,
        "performer": [reference("laboratory", "Riverside Laboratory")],
        "resultsInterpreter": [reference("pathologist", "Dr Ines Okafor")],
        "specimen": [reference("specimen", "Venous blood")],
        "result": [reference(f"observation-{code}", name) for code, name, *_ in values],
        "conclusion": "Blood count within the reference ranges."
        if corrected
        else "Marked anaemia; control recommended.",
    }


# --- PDF ---------------------------------------------------------------------------------------------------------------


def pdf_report():
    """One page of PDF 1.4 in plain syntax: fonts that every reader has, no compression."""
    content = page_content().encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en) >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R"
        b" /Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Title (Laboratory report SYN-004711) /Producer (Tallystick demo) /CreationDate (D:20261120134000+01'00') >>",
    ]
    out = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 7 0 R >>\n" % (len(objects) + 1)
    return out + b"startxref\n%d\n%%%%EOF\n" % start


def page_content():
    lines = ["0.12 0.24 0.36 rg 0 782 595 60 re f 1 1 1 rg", text(56, 806, "Riverside Laboratory", 18, bold=True)]
    lines += ["0 0 0 rg", text(56, 742, "Laboratory report", 15, bold=True)]
    for row, (label, value) in enumerate([
        ("Patient", f"{PATIENT['given']} {PATIENT['family']}, born {PATIENT['birth']} ({PATIENT['number']})"),
        ("Collected", COLLECTED.replace("T", " ")),
        ("Issued", ISSUED.replace("T", " ")),
        ("Responsible", "Dr Ines Okafor"),
    ]):
        lines += [text(56, 716 - 18 * row, label, 10, bold=True), text(140, 716 - 18 * row, value, 10)]
    top = 620
    for x, heading in [(56, "Analyte"), (330, "Result"), (390, "Unit"), (450, "Reference"), (520, "Flag")]:
        lines.append(text(x, top, heading, 10, bold=True))
    lines.append(f"0.7 w 56 {top - 6} m 545 {top - 6} l S")
    for row, (_, name, number, unit, low, high) in enumerate(VALUES, 1):
        y = top - 6 - 18 * row
        flag = flag_of(number, low, high)[0]
        lines += [text(56, y, name.split(" [")[0], 10), text(330, y, f"{number:g}", 10, bold=flag != "N")]
        lines += [text(390, y, unit, 10), text(450, y, f"{low:g} - {high:g}", 10)]
        lines.append(text(520, y, "" if flag == "N" else flag, 10, bold=True))
    lines.append(text(56, 480, "Marked anaemia; control recommended.", 11))
    lines.append(text(56, 60, "Synthetic data made for a demonstration. Nobody of that name was ever examined.", 8))
    return "\n".join(lines)


def text(x, y, words, size, bold=False):
    escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{'F2' if bold else 'F1'} {size} Tf {x} {y} Td ({escaped}) Tj ET"


# --- PNG ---------------------------------------------------------------------------------------------------------------


def x_ray(width, height):
    """Rows of grey values that look a little like a chest from the front."""
    noise = Noise(20261120)
    rows = []
    for py in range(height):
        row = bytearray()
        for px in range(width):
            x, y = 2 * px / width - 1, 2 * py / height - 1
            row.append(max(0, min(255, int(brightness(x, y) + noise.next(5)))) & 0xFC)
        rows.append(bytes(row))
    return rows


def brightness(x, y):
    body = inside(x / 0.93, (y - 0.15) / 1.15)
    light = 14 + 118 * body
    for side in (-1, 1):
        lung = inside((x - side * 0.42) / 0.33, (y + 0.02) / 0.66)
        light -= 84 * lung
        light += 34 * lung * ribs(x, y, side) + 12 * (1 - lung) * body * ribs(x, y, side)
        light += 26 * body * band((y + 0.80) - 0.16 * abs(x), 0.035)
    light += 62 * body * band(x, 0.085) * (0.86 + 0.14 * math.cos(46 * y))
    light += 58 * inside((x - 0.13) / 0.27, (y - 0.22) / 0.30)
    light += 60 * body * smooth((y - 0.58 - 0.12 * math.cos(3.1 * x)) * 9)
    return light


def ribs(x, y, side):
    bow = y + 0.42 * (abs(x) - 0.40) ** 2 - 0.30 * abs(x)
    return smooth(6 * (math.cos(2 * math.pi * bow / 0.165) - 0.55))


def inside(x, y):
    return smooth(7 * (1 - x * x - y * y))


def band(distance, width):
    return math.exp(-((distance / width) ** 2))


def smooth(value):
    return 1 / (1 + math.exp(-max(-40, min(40, value))))


class Noise:
    """A linear congruential generator, so that the grain is the same each time."""

    def __init__(self, seed):
        self.state = seed

    def next(self, spread):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 40) / 2**24 * 2 * spread - spread


def png(rows, width, height):
    data = zlib.compress(b"".join(b"\x00" + row for row in rows), 9)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    note = b"Comment\x00Synthetic image, computed by demo/make-files.py"
    parts = chunk(b"IHDR", header), chunk(b"tEXt", note), chunk(b"IDAT", data), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


# --- CSV ---------------------------------------------------------------------------------------------------------------


def csv_series():
    """The same analytes each month of a year (RFC 4180)."""
    noise = Noise(4711)
    lines = ["collected,loinc,analyte,value,unit,low,high,flag"]
    for month in range(1, 12):
        for code, name, number, unit, low, high in values_of(corrected=True):
            value = round(number * (1 + noise.next(6) / 100), 1)
            flag = flag_of(value, low, high)[0]
            analyte = name.split(" [")[0]
            lines.append(f"2026-{month:02d}-20,{code},{analyte},{value:g},{unit},{low:g},{high:g},{flag}")
    return ("\r\n".join(lines) + "\r\n").encode()


if __name__ == "__main__":
    main()
