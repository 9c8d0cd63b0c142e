"""The server: `streamlit run server.py`, or `uvicorn server:app` behind a proxy. The app itself is app.py and pages/."""

import streamlit as st

from scenarios.ui import serving

app = st.App("app.py", lifespan=serving.warm, routes=serving.routes(), middleware=serving.MIDDLEWARE)
