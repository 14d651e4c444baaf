using System.Globalization;
using System.Text.Json;

namespace AmiPipeline.Simulator.Ssm;

/// <summary>One page of parameters, by <c>MaxResults</c> and <c>NextToken</c>.</summary>
internal sealed record ParameterPage(int Size, int Offset)
{
    public static ParameterPage Read(ActionParameters parameters, int byDefault, int most)
    {
        var offset = 0;
        if (parameters.NonEmpty("NextToken") is { } token && !int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out offset))
        {
            throw new ServiceErrorException("InvalidNextToken", "The specified token is not valid.");
        }

        return new ParameterPage(parameters.Number("MaxResults", 1, most) ?? byDefault, offset);
    }

    public void Write(Utf8JsonWriter json, IEnumerable<Parameter> all, Action<Parameter> write)
    {
        var rest = all.Skip(Offset).Take(Size + 1).ToList();
        json.WriteStartArray("Parameters");
        rest.Take(Size).ToList().ForEach(write);
        json.WriteEndArray();
        if (rest.Count > Size)
        {
            json.WriteString("NextToken", (Offset + Size).ToString(CultureInfo.InvariantCulture));
        }
    }
}
