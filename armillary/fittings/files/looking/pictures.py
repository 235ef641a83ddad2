"""Drawing a picture anew: what comes out holds pixels and nothing else, no place, no camera."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import ExifTags, GifImagePlugin, Image, ImageOps

from armillary.fittings.files.looking.seen import Unwelcome

MOST_PIXELS = 40_000_000
MOST_PIXELS_MOVING = 60_000_000
THUMBNAIL = (320, 320)
_KEPT = {"transparency", "duration", "loop", "disposal", "blend", "background", "default_image"}
_MOVING = {"GIF", "PNG", "WEBP"}
_MOST_REDRAWN = {"WEBP": 6_000_000}
"""Its decoder and encoder take many times the memory of the pixels."""
_EFFORT = {"PNG": {"compress_level": 4}, "WEBP": {"quality": 85, "method": 0}}
"""A few bytes more than need be; a second of time less for each large picture."""
_DRAWN = {"1", "L", "LA", "P", "RGB", "RGBA", "I;16"}

Image.MAX_IMAGE_PIXELS = None  # we count ourselves, before the first pixel
GifImagePlugin.LOADING_STRATEGY = GifImagePlugin.LoadingStrategy.RGB_AFTER_DIFFERENT_PALETTE_ONLY


@dataclass(frozen=True, slots=True)
class Redrawn:
    """The picture, and a small one of it."""

    content: bytes
    thumbnail: bytes


def redraw(content: bytes, form: str) -> Redrawn | None:
    """The picture drawn anew; None when it is broken or takes too much to draw.

    Raises Unwelcome for one that would fill the memory.
    """
    try:
        with Image.open(BytesIO(content), formats=(form,)) as image:
            _check_size(image)
            return _redraw(image, form)
    except (Unwelcome, MemoryError):
        raise
    except Exception:  # noqa: BLE001  whatever a decoder stumbles over, the picture is broken
        return None


def _check_size(image: Image.Image) -> None:
    if image.width * image.height > MOST_PIXELS:
        raise Unwelcome(
            f"A picture has at most {MOST_PIXELS // 1_000_000} million pixels; this says that it "
            f"has {image.width:,} × {image.height:,}."
        )


def _redraw(image: Image.Image, form: str) -> Redrawn | None:
    frames = getattr(image, "n_frames", 1) if form in _MOVING else 1
    if image.width * image.height * frames > _MOST_REDRAWN.get(form, MOST_PIXELS_MOVING):
        return None
    turned = image.getexif().get(ExifTags.Base.Orientation, 1)
    image.load()
    image.info = {name: value for name, value in image.info.items() if name in _KEPT}
    out = BytesIO()
    _plain(image, form).save(out, form, **_how(image, form, frames, turned))
    if frames > 1:
        image.seek(0)
    return Redrawn(out.getvalue(), _thumbnail(image, turned))


def _plain(image: Image.Image, form: str) -> Image.Image:
    """In colours that every browser knows."""
    return image if image.mode in _DRAWN or form != "JPEG" else image.convert("RGB")


def _how(image: Image.Image, form: str, frames: int, turned: int) -> dict[str, Any]:
    """Which way is up is all that stays of what the camera wrote."""
    exif = Image.Exif()
    if turned != 1:
        exif[ExifTags.Base.Orientation] = turned
    how: dict[str, Any] = {"icc_profile": None}
    if form != "GIF":
        how["exif"] = exif.tobytes() if turned != 1 else b""
    if form == "JPEG":
        same = image.format == "JPEG" and image.mode in _DRAWN
        return {**how, "quality": "keep" if same else 90}
    return how | _EFFORT.get(form, {}) | ({"save_all": True} if frames > 1 else {})


def _thumbnail(image: Image.Image, turned: int) -> bytes:
    """In place where that can be: a second large picture would double what it all takes."""
    mode = "RGBA" if image.has_transparency_data else "RGB"
    small = image if image.mode == mode else image.convert(mode)
    small.thumbnail(THUMBNAIL)
    if turned != 1:
        small.getexif()[ExifTags.Base.Orientation] = turned
        small = ImageOps.exif_transpose(small)
    small.info = {}
    out = BytesIO()
    small.save(out, "WEBP", quality=78, method=4, exif=b"")
    return out.getvalue()
