"""The parts that pages are built from; with app and pages the only code that knows Streamlit."""
