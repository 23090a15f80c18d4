-- Reports for wrk to send, each with its own words and place, in the first TOWNS towns. ROUND keeps the words of two
-- runs apart.

local towns = {
  { 3.1073, 101.6067 }, { 3.1412, 101.6865 }, { 5.4141, 100.3288 }, { 4.5975, 101.0901 }, { 1.4927, 103.7414 },
  { 2.1896, 102.2501 }, { 6.1254, 102.2386 }, { 5.9804, 116.0735 }, { 1.5533, 110.3592 }, { 2.7258, 101.9424 },
}
local categories = { "pothole-local", "streetlight-local", "drain-blocked", "rubbish-uncollected", "stray-dogs" }
local words = "Lubang besar di tengah jalan berhampiran sekolah. Motosikal terpaksa mengelak setiap pagi. No. "
local count = tonumber(os.getenv("TOWNS"))
local sent = 0
local headers = {
  ["Content-Type"] = "application/x-www-form-urlencoded",
  ["Authorization"] = "Bearer " .. os.getenv("TOKEN"),
}

request = function()
  sent = sent + 1
  local town = towns[sent % count + 1]
  local lat = town[1] + (sent * 7919 % 1000 - 500) / 50000
  local lon = town[2] + (sent * 104729 % 1000 - 500) / 50000
  local body = "service_code=" .. categories[sent % #categories + 1] .. "&lat=" .. lat .. "&long=" .. lon
    .. "&description=" .. words:gsub(" ", "+") .. os.getenv("ROUND") .. "-" .. sent
  return wrk.format("POST", nil, headers, body)
end
