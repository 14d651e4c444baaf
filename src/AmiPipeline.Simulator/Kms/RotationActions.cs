using System.Text.Json;

namespace AmiPipeline.Simulator.Kms;

/// <summary>The KMS actions on automatic rotation. Whether it is on is all there is: the key material has no effect here.</summary>
internal static class RotationActions
{
    private const int DefaultDays = 365;

    public static Action<Utf8JsonWriter> Get(Call call)
    {
        var key = Rotatable(call);
        call.Ready();
        return json =>
        {
            json.WriteBoolean("KeyRotationEnabled", key.IsAwsManaged || key.RotationDays is not null);
            json.WriteString("KeyId", key.Arn);
            if (key.RotationDays is { } days && key.RotatesFrom is { } start)
            {
                json.WriteNumber("RotationPeriodInDays", days);
                json.WriteNumber("NextRotationDate", start.AddDays(days).ToUnixTimeSeconds());
            }
        };
    }

    public static Action<Utf8JsonWriter> Enable(Call call)
    {
        var key = Rotatable(call);
        var days = call.Parameters.Number("RotationPeriodInDays", 90, 2560) ?? DefaultDays;
        call.Ready();
        (key.RotationDays, key.RotatesFrom) = (days, call.Now);
        return _ => { };
    }

    public static Action<Utf8JsonWriter> Disable(Call call)
    {
        var key = Rotatable(call);
        call.Ready();
        (key.RotationDays, key.RotatesFrom) = (null, null);
        return _ => { };
    }

    private static KmsKey Rotatable(Call call) => KeyActions.Own(call) switch
    {
        { State: "PendingImport" } key => throw Unsupported($"{key.Arn} origin is EXTERNAL which is not valid for this operation."),
        { Spec: not KmsKey.SymmetricSpec } => throw Unsupported("You cannot perform this operation on an asymmetric KMS key."),
        var key => key,
    };

    private static ServiceErrorException Unsupported(string message) => new("UnsupportedOperationException", message);
}
