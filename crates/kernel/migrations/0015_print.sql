-- What a photo looks like in 64 bits, so that likenesses can be told without its bytes.
alter table kernel_document add column print bigint;
