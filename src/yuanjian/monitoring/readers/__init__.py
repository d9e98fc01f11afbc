"""Files of measured values → the table ``readings``: ``ask`` what a file leaves open, ``load`` it, told what was said.

``declaration.py``  what is said about a source, from options or from a small file beside it
``files.py``        what a file is, and the guards before anything of it is read
``records.py``      text files: encodings, delimiters, records with their lines; bounded memory
``headers.py``      which column is what, in any usual spelling; ``layouts/`` holds layouts that are known as such
``times.py``        the grammar of times, ``values.py`` that of values; each with the same thing as SQL for plain cells
``load.py``         all of it together; ``ask.py`` the questions
"""
