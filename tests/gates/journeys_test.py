"""The journey runner, played against a stand-in server: it passes what holds and bites what does not."""

import os
import sys

from gate import ROOT, GateTest

STAND_IN = '''#!%s
import signal, sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

FORM = """<!DOCTYPE html><html><head><title>T</title></head><body><form method="post" action="/out"><button>Out</button></form>
<main><form method="post" action="{action}"><input type="hidden" name="token" value="t&amp;1">{inside}<button>Send</button></form></main>"""
SIGN_IN = FORM.format(action="/sign-in", inside='<input name="email" type="email"><input name="password" type="password">')
ASK = FORM.format(action="/concerns", inside='<textarea name="what">\\nwas</textarea>'
                  '<input type="radio" name="who" value="me" checked><input type="radio" name="who" value="other">')

class Stand(BaseHTTPRequestHandler):
    def answer(self, status, page="", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(page.encode())

    def do_GET(self):
        name = "Callum" if "who=callum" in self.headers.get("Cookie", "") else "nobody"
        pages = {"/sign-in": SIGN_IN, "/concerns/new": ASK, "/": f"<p>Hello <b>{name}</b>, it&rsquo;s <a href='/concerns/new'>yours</a></p>"}
        if self.path.startswith("/concerns/sent/"):
            return self.answer(200, f"<main><dd data-secret='s3'>{self.path[-2:]}</dd></main>")
        self.answer(200 if self.path in pages else 404, pages.get(self.path, "not found"))

    def do_POST(self):
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode(), keep_blank_values=True)
        if self.path == "/sign-in" and sent["password"] == ["let-me-in"]:
            return self.answer(303, Location="/", Set_Cookie="who=callum; Path=/; HttpOnly")
        if self.path == "/concerns" and sent.get("token") == ["t&1"] and sent["what"] == ["late\\r\\nagain"] and sent["who"] == ["other"]:
            return self.answer(303, Location="/concerns/sent/42")
        self.answer(422, str(sent))

server = ThreadingHTTPServer(("127.0.0.1", 0), Stand)
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
print("  Callum, social worker   callum@example.org   let-me-in", flush=True)
print(f"Heed is ready at http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
''' % sys.executable


class Journeys(GateTest):
    def play(self, story):
        program = self.write("heed", STAND_IN)
        program.chmod(0o755)
        case = self.write("trial.case", story)
        return self.run_gate("node", ROOT / "tools/run_journeys.mjs", case, env={**os.environ, "HEED_PROGRAM": str(program)})

    def test_a_story_that_holds_passes(self):
        result = self.play("""// a remark
# a stranger raises a concern
GET /concerns/new
> 200
> field what holds "was"
submit form "Send" with
  what = late\\nagain
  who = other
> 303 to /concerns/sent/{number}
follow
> page says "{number}"
> page does not say "43"
remember secret from /data-secret='(.*?)'/
GET /{secret}
> 404

# Callum is greeted by name and a stranger is not
as callum
GET /
> page says "Hello Callum, it’s yours"
> link to /concerns/new
> header Content-Type says ""
as nobody
GET /
> page says "Hello nobody"
> no link to /elsewhere
follow "yours"
> 200
POST /concerns
  what = by hand
> 422
""")
        self.assert_quiet(result)
        self.assertIn("3 passed, 0 failed", result[1])

    def assert_story_bites(self, steps, says):
        result = self.play("# a story\n" + steps)
        self.assert_bites(result, says)
        self.assertIn("1 passed, 1 failed", result[1])

    def test_another_status_is_refused(self):
        self.assert_story_bites("GET /nowhere\n> 200\n", "trial.case:3: > 200\n      the answer was 404, not 200")

    def test_words_that_are_missing_are_refused(self):
        self.assert_story_bites('GET /\n> page says "Goodbye"\n', 'the page does not say "Goodbye"')

    def test_words_that_must_not_be_there_are_refused(self):
        self.assert_story_bites('GET /\n> page does not say "Hello nobody"\n', 'the page says "Hello nobody"')

    def test_a_field_that_the_form_lacks_is_refused(self):
        self.assert_story_bites("GET /concerns/new\nsubmit form with\n  why = because\n", 'the form has no field "why"')

    def test_a_choice_that_is_not_offered_is_refused_unless_forced(self):
        self.assert_story_bites("GET /concerns/new\nsubmit form with\n  who = them\n", '"who" does not offer "them"')
        self.assert_quiet(self.play("# a story\nGET /concerns/new\nsubmit form with\n  who := them\n> 422\n"))

    def test_another_target_is_refused(self):
        self.assert_story_bites("GET /concerns/new\nsubmit form with\n  what = late\\nagain\n  who = other\n> 303 to /thanks\n",
                                "it leads to /concerns/sent/42, not to /thanks")

    def test_a_sentence_that_means_nothing_is_refused(self):
        self.assert_story_bites("click somewhere\n", 'a story cannot say "click somewhere"')

    def test_somebody_without_a_sign_in_is_refused(self):
        self.assert_story_bites("as frank\n", "the server printed no sign-in for frank")
