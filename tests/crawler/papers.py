"""Files for tests, made on the spot: PDFs with a text layer, scans, broken ones, DOCX."""

import os
import zipfile
from html import escape
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject

from crawler.filetext import ocr

NOTICE = [
    "UBND HUYỆN ĐÔNG SƠN",
    "THÔNG BÁO",
    "Về việc tiêm phòng cho đàn gia súc, gia cầm đợt 1 năm 2023",
    "Ủy ban nhân dân huyện thông báo lịch tiêm phòng của các xã, thị trấn để các hộ",
    "chăn nuôi được biết và thực hiện. Các xã bố trí cán bộ thú y đến từng thôn, tổ",
    "dân phố. Mỗi hộ đưa gia súc đến điểm tiêm trước bảy giờ sáng.",
]
DEMO = Path(__file__).parents[2] / "data/demo/files/lich-tiem-phong-dot-1-2023.pdf"
_TOP, _LEADING = 800, 20


def paper(*pages, readable=True):
    """A PDF of *pages* of lines; not *readable*: its font does not say which letters it shows."""
    writer = pypdf.PdfWriter()
    letters = sorted({letter for page in pages for line in page for letter in line})
    codes = {letter: number + 1 for number, letter in enumerate(letters)}
    font = writer._add_object(_font(writer, codes, readable=readable))
    for page in pages:
        shown = "".join(
            f"1 0 0 1 60 {_TOP - _LEADING * row} Tm"
            f" <{''.join(f'{codes[letter]:04X}' for letter in line)}> Tj\n"
            for row, line in enumerate(page)
        )
        _add_page(writer, f"BT /F0 12 Tf {shown} ET".encode(), {"/F0": font})
    return _written(writer)


def typed(*lines):
    """A PDF of *lines* of Latin letters, as fonts of their own for Vietnamese show them."""
    writer = pypdf.PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/TrueType"),
            NameObject("/BaseFont"): NameObject("/.VnTime"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    shown = "".join(
        f"1 0 0 1 60 {_TOP - _LEADING * row} Tm <{line.encode('cp1252').hex()}> Tj\n"
        for row, line in enumerate(lines)
    )
    _add_page(writer, f"BT /F0 12 Tf {shown} ET".encode(), {"/F0": writer._add_object(font)})
    return _written(writer)


def scan(degrees=0):
    """The demo's notice as pictures of its pages, turned by so many *degrees*."""
    with pypdfium2.PdfDocument(DEMO) as document:
        images = [page.render(scale=200 / 72).to_pil().convert("L") for page in document]
    turned = [image.rotate(degrees, expand=True, fillcolor=255) for image in images]
    made = BytesIO()
    turned[0].save(made, "PDF", save_all=True, append_images=turned[1:], resolution=200)
    return made.getvalue()


def unreadable_demo():
    """The demo's notice with glyphs as they were, but without what says which letters they are."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(DEMO.read_bytes()))
    for each in writer._objects:
        if isinstance(each, DictionaryObject):
            each.pop("/ToUnicode", None)
    return _written(writer)


def locked(pdf, *, word=""):
    """*pdf* encrypted; an empty *word* opens it, as where only printing is forbidden."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(pdf))
    writer.encrypt(user_password=word, owner_password=f"{word}+", algorithm="AES-256")
    return _written(writer)


def docx(*paragraphs, extra=""):
    """A DOCX of *paragraphs*, with *extra* XML at its end."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    told = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{space}" xmlns:mc="http://schemas.openxmlformats.org/'
            f'markup-compatibility/2006"><w:body>{told}{extra}</w:body></w:document>',
        )
    return made.getvalue()


def needs_ocr():
    """Skip a test where tesseract is missing; in CI that is a failure."""
    if not ocr.has_ocr():
        message = f"no tesseract with Vietnamese: {ocr.CURE}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)


def _font(writer, codes, *, readable):
    inner = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/CIDFontType2"),
            NameObject("/BaseFont"): NameObject("/None"),
            NameObject("/DW"): NumberObject(500),
        }
    )
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type0"),
            NameObject("/BaseFont"): NameObject("/None"),
            NameObject("/Encoding"): NameObject("/Identity-H"),
            NameObject("/DescendantFonts"): ArrayObject([writer._add_object(inner)]),
        }
    )
    if readable:
        table = StreamObject()
        said = "".join(f"<{code:04X}> <{ord(letter):04X}>\n" for letter, code in codes.items())
        table.set_data(
            b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
            + f"{len(codes)} beginbfchar\n{said}endbfchar endcmap".encode()
        )
        font[NameObject("/ToUnicode")] = writer._add_object(table)
    return font


def _add_page(writer, content, fonts):
    page = writer.add_blank_page(595, 842)
    stream = StreamObject()
    stream.set_data(content)
    page[NameObject("/Contents")] = writer._add_object(stream)
    named = DictionaryObject({NameObject(name): font for name, font in fonts.items()})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): named})


def _written(writer):
    made = BytesIO()
    writer.write(made)
    return made.getvalue()
