"""Files to attach: pictures with secrets in them, archives that lie, and honest ones."""

from io import BytesIO
from typing import Any

from PIL import ExifTags, Image


def a_picture(form: str = "PNG", size: tuple[int, int] = (40, 30), **how: Any) -> bytes:
    """A small picture, half red and half blue."""
    image = Image.new("RGB", size, "red")
    image.paste("blue", (size[0] // 2, 0, *size))
    out = BytesIO()
    image.save(out, form, **how)
    return out.getvalue()


def a_photograph() -> bytes:
    """A picture that tells where it was taken, by which camera, and that it lies on its side."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Make] = "SecretCam"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (52.0, 31.0, 12.0)
    return a_picture("JPEG", exif=exif, comment=b"taken in secret")
