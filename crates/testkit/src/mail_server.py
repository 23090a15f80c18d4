"""A mail server that answers by the name before the @, and says on its output what came."""

import asyncio
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP

REFUSED = {
    "gone": "550 5.1.1 <{}>: no such user",
    "gone.plain": "550 no mailbox <{}> here",
    "unliked": "550 5.7.1 your server is not welcome",
}
REFUSED_LETTERS = {
    "full": "552 5.2.2 mailbox full",
    "spam": "554 5.7.1 this looks like advertising",
}


class House:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.later = set()
        self.letters = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        answer = REFUSED.get(name)
        if name == "later" and address not in self.later:
            self.later.add(address)
            answer = "451 4.3.0 come back later"
        if answer:
            print("refused", address, flush=True)
            return answer.format(address)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        name = envelope.rcpt_tos[0].split("@")[0]
        if name in REFUSED_LETTERS:
            print("refused", envelope.rcpt_tos[0], flush=True)
            return REFUSED_LETTERS[name]
        self.letters += 1
        path = self.folder / f"{self.letters}.eml"
        path.write_bytes(envelope.content)
        print("letter", path, flush=True)
        return "250 OK"


async def main(folder, *files):
    house = House(folder)
    loop = asyncio.get_running_loop()
    options = {}
    if files:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(*files)
        options = {"tls_context": context, "require_starttls": True}
    make = lambda: SMTP(house, hostname="localhost", loop=loop, **options)
    server = await loop.create_server(make, "127.0.0.1", 0)
    print("ready", server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main(*sys.argv[1:]))
