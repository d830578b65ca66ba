"""What people keep beside the figures: notes, named views, maps; plain files in the warehouse's folder."""
