using System.Text;
using System.Text.Json;

namespace AmiPipeline.Simulator.Hosting;

/// <summary>The answer to a request to <see cref="SimulatorControl"/>.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Text">The JSON.</param>
internal sealed record ControlResponse(int Status, string Text)
{
    /// <summary>A JSON object.</summary>
    public static ControlResponse Json(Action<Utf8JsonWriter> write, int status = 200)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return new ControlResponse(status, Encoding.UTF8.GetString(buffer.ToArray()));
    }

    /// <summary>An error, with what would be right.</summary>
    public static ControlResponse Error(int status, string message) => Json(writer => writer.WriteString("error", message), status);
}
