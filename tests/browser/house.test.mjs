// That a log names nobody is looked up after every journey; this shows that it would be seen.

import assert from "node:assert/strict";
import { test } from "node:test";
import { givenAway } from "./support/house.mjs";

test("a log that gives somebody away is seen, and one that does not is not", () => {
  const plain = [
    "2026-11-26T22:00:00.123456Z INFO reports: RR-7K2M-9QX4 4 ms status=200",
    "2026-11-26T22:00:01.000000Z DEBUG store: 01m8cyfy9b1dqvxhnkp0e2hc9z took 60123456 ns at 127.0.0.1:40123",
  ].join("\n");
  assert.equal(givenAway(plain), undefined);
  const telling = [
    "sent to aminah.b+uji@contoh.com.my",
    "phone=+60123456789",
    "called 012-345 6789",
    "number 900101-14-5678",
    "cookie: balai_session=abc",
    "GET /ms/reports/new/0123456789abcdefghjkmnpqrs",
  ];
  for (const line of telling) assert.equal(givenAway(`${plain}\n${line}`), line);
  assert.equal(givenAway(`${plain}\nLubang di hadapan rumah`, ["di hadapan"]), "Lubang di hadapan rumah");
});
