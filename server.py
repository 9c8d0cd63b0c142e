"""The server: `streamlit run server.py`, or `uvicorn server:app` behind a proxy.

The app itself is app.py and pages/.
"""

import streamlit as st

from scenarios.server import headers, phone_routes
from scenarios.server.routes import routes
from scenarios.server.start import warm

app = st.App("app.py", lifespan=warm, routes=routes(), middleware=[*headers.MIDDLEWARE, *phone_routes.MIDDLEWARE])
