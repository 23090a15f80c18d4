// That a log names nobody is looked up after every journey; this shows that it would be seen.

import assert from "node:assert/strict";
import { test } from "node:test";
import { givenAway, openHouse } from "./support/house.mjs";

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

test("a key that stands in an address stands in no line of the log, whatever is said of it", async () => {
  const house = await openHouse();
  try {
    const key = house.run("token", "create", "--user", "pegawai.mbpj@contoh.my", "--scope", "open311.write");
    const wrong = "kunci-salah-yang-ditaip-orang";
    const body = () => new URLSearchParams({ service_code: "pothole-local", description: "Lubang.", lat: "3.1073", long: "101.6067" });
    const requests = (asked) => `${house.origin}/open311/v2/requests.json?jurisdiction_id=mbpj&api_key=${asked}`;
    const made = await fetch(requests(key), { method: "POST", body: body() });
    assert.equal(made.status, 201, await made.clone().text());
    for (const [asked, options, status] of [
      [key, {}, 200],
      [key, { method: "POST", body: new URLSearchParams({ description: "x" }) }, 400],
      [key, { method: "DELETE" }, 405],
      [wrong, { method: "POST", body: body() }, 403],
    ]) {
      const answer = await fetch(requests(asked), options);
      assert.equal(answer.status, status);
      assert.ok(!(await answer.text()).includes(asked), "an answer does not repeat it");
    }
    assert.ok(!house.log().includes(key) && !house.log().includes(wrong));
  } finally {
    await house.close();
  }
});
