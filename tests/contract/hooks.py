"""What Schemathesis has to be told: a letter travels as its bytes."""
import schemathesis


@schemathesis.serializer("message/rfc822")
def letter(context, value):
    return {"data": value if isinstance(value, bytes) else str(value).encode()}
