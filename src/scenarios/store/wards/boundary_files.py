"""Boundary files of any common kind.

GeoJSON, TopoJSON, GeoPackage, Shapefile (zipped or loose), GeoParquet, FlatGeobuf.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from scenarios.domain.boundaries import GLOBE, GRID, Boundaries, Ground, Raw
from scenarios.domain.errors import FileError, InputError, likely
from scenarios.store.files.text_files import save_text
from scenarios.store.files.toml_files import read_bytes, text_of
from scenarios.store.wards.ward_files import FIRST_LINE, GROUND, LAST_LINE, WARDS

LARGEST = 400_000_000
LARGEST_UNZIPPED = 1_500_000_000
KIND = "boundary file"
FORMS = {
    ".geojson": "GeoJSON",
    ".json": "GeoJSON",
    ".topojson": "TopoJSON",
    ".gpkg": "GeoPackage",
    ".shp": "Shapefile",
    ".zip": "zipped Shapefile",
    ".parquet": "GeoParquet",
    ".geoparquet": "GeoParquet",
    ".fgb": "FlatGeobuf",
}
ONE_LAYER = "there is more than one; save the wards alone, as one layer"
COMPANIONS = (".shp", ".shx", ".dbf", ".prj", ".cpg")


def read(path: Path, layer: str | None = None) -> Raw:
    """A boundary file as it is, with what was noticed in reading; the file itself is never touched."""
    form = FORMS.get(path.suffix.lower())
    if form is None:
        raise FileError(
            path.name, f"{path.suffix or 'a file without an ending'} is not read here; {', '.join(sorted(FORMS))} are"
        )
    read_bytes(path, LARGEST, KIND)
    if form == "GeoJSON":
        return _json(path)
    with tempfile.TemporaryDirectory() as folder:
        if form == "zipped Shapefile":
            source, noticed = _unzipped(path, Path(folder))
        elif form == "Shapefile":
            source, noticed = _gathered(path, Path(folder))
        else:
            source, noticed = path, []
        return _raw(_frame(source, path, form, layer), path, form, noticed)


def _json(path: Path) -> Raw:
    """GeoJSON, or TopoJSON that calls itself JSON.

    Read as text first so that a byte-order mark or a broken file is reported.
    """
    data = read_bytes(path, LARGEST, KIND)
    noticed = ["The file begins with a byte-order mark, which was skipped"] if data.startswith(b"\xef\xbb\xbf") else []
    try:
        values = json.loads(text_of(data, path.name, KIND))
    except (ValueError, RecursionError) as error:
        raise FileError(path.name, f"it is not valid JSON: {str(error).splitlines()[0]}") from None
    if isinstance(values, dict) and values.get("type") == "Topology":
        return _raw(_frame(path, path, "TopoJSON", None), path, "TopoJSON", noticed)
    features = values.get("features") if isinstance(values, dict) else None
    if not isinstance(features, list) or not all(isinstance(f, dict) for f in features):
        raise FileError(path.name, "it is JSON, but there is no list of features in it")
    member = values.get("crs") or {}
    stated = member.get("properties", {}).get("name") if isinstance(member, dict) else None
    return from_features(features, path.name, stated, tuple(noticed))


def from_features(
    features: list[dict[str, Any]], file: str, crs: str | None = None, noticed: tuple[str, ...] = ()
) -> Raw:
    """GeoJSON features, from a file or from a service."""
    return Raw(
        file, "GeoJSON", [f.get("properties") or {} for f in features], _geometries(features, file), crs, noticed
    )


def _geometries(features: list[dict[str, Any]], file: str) -> np.ndarray:
    """Outlines of GeoJSON features; one that cannot be read is reported by its number."""
    import shapely
    from shapely.geometry import shape

    out = np.empty(len(features), dtype=object)
    for i, f in enumerate(features):
        try:
            out[i] = shape(f["geometry"]) if f.get("geometry") else None
        except (KeyError, TypeError, ValueError, AttributeError, IndexError, shapely.errors.ShapelyError) as error:
            raise FileError(
                file, f"the outline of feature {i + 1} cannot be read: {str(error).splitlines()[0][:120]}"
            ) from None
    return shapely.force_2d(out)


def _frame(source: Path, path: Path, form: str, layer: str | None) -> Any:
    """The features as a GeoDataFrame; whatever the library says becomes one sentence."""
    import geopandas
    import pyogrio

    try:
        if form == "GeoParquet":
            return geopandas.read_parquet(source)
        pyogrio.set_gdal_config_options({"SHAPE_RESTORE_SHX": "YES", "OGR_GEOJSON_MAX_OBJ_SIZE": "0"})
        layers = [str(name) for name, kind in pyogrio.list_layers(source) if kind is not None]
        if layer is not None and layer not in layers:
            raise InputError(
                path.name,
                "--layer",
                layer,
                f"there is no such layer; there are {', '.join(layers)}",
                likely(layer, layers),
            )
        if layer is None and len(layers) > 1:
            raise InputError(path.name, "layers", ", ".join(layers), ONE_LAYER)
        return geopandas.read_file(source, layer=layer, engine="pyogrio")
    except InputError:
        raise
    except Exception:  # what the library says of it speaks of the library
        raise FileError(
            path.name, f"it cannot be read as {form}: it is damaged, cut short, or of another kind than its ending says"
        ) from None


def _raw(frame: Any, path: Path, form: str, noticed: list[str]) -> Raw:
    import shapely

    if not hasattr(frame, "geometry") or (frame.empty and "geometry" not in frame):
        raise FileError(path.name, "it holds figures but no outlines")
    rows = frame.drop(columns=frame.geometry.name).astype(object)
    rows = rows.where(rows.notna(), None).to_dict("records")
    crs = None if frame.crs is None else frame.crs.to_string()
    return Raw(
        path.name, form, rows, shapely.force_2d(np.asarray(frame.geometry.values, dtype=object)), crs, tuple(noticed)
    )


def _unzipped(path: Path, folder: Path) -> tuple[Path, list[str]]:
    """The one shapefile in a zip; only its own parts are written, by their bare names."""
    try:
        with zipfile.ZipFile(path) as archive:
            inside = [i for i in archive.infolist() if not i.is_dir() and "__MACOSX" not in i.filename]
            shapes = [i for i in inside if i.filename.lower().endswith(".shp")]
            if len(shapes) != 1:
                names = ", ".join(i.filename for i in shapes) or ", ".join(i.filename for i in inside[:10])
                raise FileError(path.name, f"it must hold one shapefile, and holds {len(shapes)} ({names})")
            stem = shapes[0].filename.rsplit(".", 1)[0]
            parts = [
                i
                for i in inside
                if i.filename.rsplit(".", 1)[0] == stem and f".{i.filename.rsplit('.', 1)[-1].lower()}" in COMPANIONS
            ]
            if sum(i.file_size for i in parts) > LARGEST_UNZIPPED:
                raise FileError(path.name, "it is too large once unzipped")
            for i in parts:
                (folder / f"wards.{i.filename.rsplit('.', 1)[-1].lower()}").write_bytes(archive.read(i))
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise FileError(path.name, f"it cannot be unzipped: {error}") from None
    return folder / "wards.shp", _lacking(folder / "wards.shp")


def _gathered(path: Path, folder: Path) -> tuple[Path, list[str]]:
    """A loose shapefile with its companions, copied aside so that nothing is written beside it."""
    for near in path.parent.glob("*"):
        if near.stem.lower() == path.stem.lower() and near.suffix.lower() in COMPANIONS:
            shutil.copyfile(near, folder / f"wards{near.suffix.lower()}")
    return folder / "wards.shp", _lacking(folder / "wards.shp")


def _lacking(shp: Path) -> list[str]:
    """What a shapefile lacks, and what is done about it."""
    noticed = []
    if not shp.with_suffix(".dbf").exists():
        noticed.append("The .dbf is missing, and with it every code and name")
    if not shp.with_suffix(".shx").exists():
        noticed.append("The .shx is missing; it was rebuilt from the outlines")
    if not shp.with_suffix(".prj").exists():
        noticed.append("The .prj is missing, so the coordinate system was taken from the bounds")
    return noticed


def write_wards(
    folder: Path,
    wards: Boundaries,
    council: str,
    facts: list[dict[str, Any]],
    readme: str,
    ground: Ground | None = None,
) -> Path:
    """A council's folder: wards.geojson in degrees, exteriors anticlockwise, with their figures, and a README.

    And what lies around them, where it is known.
    """
    own = {"lad_name": council, "boundary_vintage": wards.vintage}
    properties = [
        {"ward_code": c, "ward_name": n, **own, **f} for c, n, f in zip(wards.code, wards.name, facts, strict=True)
    ]
    body = _geojson(wards.geometry, properties)
    around = None if ground is None else _ground_geojson(ground)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if around is not None:
            save_text(folder / GROUND, around)
        save_text(folder / WARDS, body)
        save_text(folder / "README.md", readme)
    except OSError as error:
        raise FileError(folder.name, f"it could not be written: {error.strerror or error}") from None
    return folder / WARDS


def _ground_geojson(ground: Ground) -> str:
    properties = [{"kind": k, "name": n} for k, n in zip(ground.kind, ground.name, strict=True)]
    return _geojson(ground.geometry, properties)


def _geojson(geometry: np.ndarray, properties: list[dict[str, Any]]) -> str:
    """Areas in degrees with their properties, a line each."""
    import shapely

    from scenarios.geography.coordinates import transformed

    degrees = shapely.set_precision(transformed(geometry, GRID, GLOBE), 1e-6, mode="pointwise")
    lines = [
        json.dumps(
            {"type": "Feature", "properties": p, "geometry": json.loads(shapely.to_geojson(g))},
            ensure_ascii=False,
            allow_nan=False,
            separators=(",", ":"),
        )
        for p, g in zip(properties, degrees, strict=True)
    ]
    return f"{FIRST_LINE}\n" + ",\n".join(lines) + f"\n{LAST_LINE}\n"
