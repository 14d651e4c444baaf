using System.Globalization;
using System.Text.Json;

namespace AmiPipeline.Simulator.Kms;

/// <summary>One page of a list of KMS, by <c>Limit</c> and <c>Marker</c>.</summary>
internal sealed record ListPage(int Limit, int Offset)
{
    public static ListPage Read(ActionParameters parameters, int byDefault, int most)
    {
        var offset = 0;
        if (parameters.Text("Marker") is { } marker && !int.TryParse(marker, NumberStyles.None, CultureInfo.InvariantCulture, out offset))
        {
            throw new ServiceErrorException("InvalidMarkerException", "The marker is not valid.");
        }

        return new ListPage(parameters.Number("Limit", 1, most) ?? byDefault, offset);
    }

    public void Write<T>(Utf8JsonWriter json, string name, IEnumerable<T> all, Action<T> write)
    {
        var rest = all.Skip(Offset).Take(Limit + 1).ToList();
        json.WriteStartArray(name);
        rest.Take(Limit).ToList().ForEach(write);
        json.WriteEndArray();
        json.WriteBoolean("Truncated", rest.Count > Limit);
        if (rest.Count > Limit)
        {
            json.WriteString("NextMarker", (Offset + Limit).ToString(CultureInfo.InvariantCulture));
        }
    }
}
