using System.Globalization;
using System.Text.Json;

namespace AmiPipeline.Simulator.Protocol;

/// <summary>One page of a list of a JSON protocol. Its token is the offset.</summary>
internal sealed record JsonPage(JsonPaging Names, int Limit, int Offset)
{
    public void Write<T>(Utf8JsonWriter json, string name, IEnumerable<T> all, Action<T> write)
    {
        var rest = all.Skip(Offset).Take(Limit + 1).ToList();
        var isTruncated = rest.Count > Limit;
        json.WriteStartArray(name);
        rest.Take(Limit).ToList().ForEach(write);
        json.WriteEndArray();
        if (Names.Truncated is { } truncated)
        {
            json.WriteBoolean(truncated, isTruncated);
        }

        if (isTruncated)
        {
            json.WriteString(Names.NextToken, (Offset + Limit).ToString(CultureInfo.InvariantCulture));
        }
    }
}

/// <summary>How a service names what its pages take and give.</summary>
/// <param name="Limit">The parameter with the size of a page.</param>
/// <param name="Token">The parameter with the token.</param>
/// <param name="NextToken">The answer's field with the next token.</param>
/// <param name="Truncated">The answer's field that says whether there is another page; null for none.</param>
/// <param name="InvalidToken">The code and the message of the error for a token that is none.</param>
/// <param name="TakesEmptyToken">Whether an empty token is none.</param>
internal sealed record JsonPaging(string Limit, string Token, string NextToken, string? Truncated, (string Code, string Message) InvalidToken, bool TakesEmptyToken)
{
    public static JsonPaging Kms { get; } = new(
        "Limit", "Marker", "NextMarker", "Truncated", ("InvalidMarkerException", "The marker is not valid."), TakesEmptyToken: false);

    public static JsonPaging Ssm { get; } = new(
        "MaxResults", "NextToken", "NextToken", null, ("InvalidNextToken", "The specified token is not valid."), TakesEmptyToken: true);

    public JsonPage Read(ActionParameters parameters, int byDefault, int max)
    {
        var offset = 0;
        var token = TakesEmptyToken ? parameters.NonEmpty(Token) : parameters.Text(Token);
        return token is null || int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out offset)
            ? new JsonPage(this, parameters.Number(Limit, 1, max) ?? byDefault, offset)
            : throw new ServiceErrorException(InvalidToken.Code, InvalidToken.Message);
    }
}
