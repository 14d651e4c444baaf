using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Faults;

namespace AmiPipeline.Simulator.Hosting;

/// <summary>Reads a fault that a cloud is to suffer: of the next calls of an action, of the next resource of a kind, or of the next snapshot's key.</summary>
internal static class FaultReader
{
    private static readonly string[] Kinds = ["refuse", "throttle", "internalError", "loseResponse", "timeOut", "showNothing", "truncate"];

    /// <exception cref="WorldFormatException">It is none.</exception>
    public static void Plan(StrictObject json, FaultInjector faults)
    {
        if (new[] { "action", "resource", "wrongKey" }.Count(json.Has) != 1)
        {
            throw json.Error("a fault has one of \"action\", \"resource\" and \"wrongKey\".");
        }

        if (json.Text("action") is { } action)
        {
            PlanForCalls(json, action, faults);
        }
        else if (json.Text("wrongKey") is { } key)
        {
            json.End();
            faults.UseWrongKey(key);
        }
        else
        {
            var resource = json.OneOf("resource", "", "image", "snapshot", "volume", "instance");
            var reason = json.Text("reason") ?? "Injected late failure";
            json.End();
            faults.FailNext(Enum.Parse<ResourceKind>(resource, ignoreCase: true), reason);
        }
    }

    private static void PlanForCalls(StrictObject json, string action, FaultInjector faults)
    {
        var kind = json.OneOf("fault", "", Kinds);
        var times = json.Number("times") ?? 1;
        var refusal = kind == "refuse" ? (Code: json.Required("code"), Message: json.Text("message") ?? "Injected fault.", Status: json.Number("status") ?? 400) : default;
        json.End();
        if (times < 1 || (kind == "refuse" && refusal.Status is < 400 or > 599))
        {
            throw json.Error("\"times\" is at least 1, and \"status\" from 400 to 599.");
        }

        var point = faults.When(call => call.Action == action, times);
        switch (kind)
        {
            case "refuse":
                point.Refuse(refusal.Code, refusal.Message, refusal.Status);
                break;
            case "throttle":
                point.Throttle();
                break;
            case "internalError":
                point.FailInternally();
                break;
            case "loseResponse":
                point.LoseResponse();
                break;
            case "timeOut":
                point.TimeOut();
                break;
            case "showNothing":
                point.ShowNothing();
                break;
            default:
                point.Truncate();
                break;
        }
    }
}
