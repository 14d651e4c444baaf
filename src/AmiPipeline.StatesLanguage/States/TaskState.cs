using System.Text.Json;
using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.Loading;
using AmiPipeline.StatesLanguage.Syntax;

namespace AmiPipeline.StatesLanguage.States;

/// <summary>Has a function, an activity or another service do something, and waits for its answer or for a callback.</summary>
internal sealed class TaskState : State
{
    private static readonly string[] InvokeParameters = ["FunctionName", "Payload", "Qualifier", "ClientContext", "InvocationType", "LogType"];

    private readonly TaskResource _resource;
    private readonly TimeLimit? _timeout;
    private readonly TimeLimit? _heartbeat;
    private readonly PayloadTemplate? _credentials;

    private TaskState(string name, TaskResource resource, TimeLimit? timeout, TimeLimit? heartbeat, PayloadTemplate? credentials)
        : base(name, StateKind.Task)
    {
        _resource = resource;
        _timeout = timeout;
        _heartbeat = heartbeat;
        _credentials = credentials;
    }

    public override bool BeginsOnEntry => true;

    public static State Read(string name, FieldReader fields)
    {
        var resource = TaskResource.Read(fields);
        var timeout = TimeLimit.Read(fields, "TimeoutSeconds");
        var heartbeat = TimeLimit.Read(fields, "HeartbeatSeconds");
        if (heartbeat?.IsLiterallyAtLeast(timeout) == true)
        {
            fields.Fault("HeartbeatSeconds", "HeartbeatSeconds must be less than TimeoutSeconds.");
        }

        if (resource?.IsInvoke == true)
        {
            CheckInvokeParameters(fields);
        }

        return new TaskState(name, resource!, timeout, heartbeat, ReadCredentials(fields))
        {
            Flow = CommonFields.ReadFlow(fields),
            Next = CommonFields.ReadNext(fields),
            Retriers = Retrier.ReadAll(fields),
            Catchers = Catcher.ReadAll(fields),
        };
    }

    public override void Begin(StateScope scope)
    {
        if (_resource.Pattern == IntegrationPattern.WaitForCallback)
        {
            scope.IssueTaskToken();
        }

        var input = Flow.SelectInput(scope.RawInput, scope);
        scope.Schedule(new TaskOrder
        {
            Resource = _resource,
            Parameters = Flow.Parameters?.Evaluate(input, scope) ?? input,
            TimeoutSeconds = _timeout?.Seconds(input, scope),
            HeartbeatSeconds = _heartbeat?.Seconds(input, scope),
            Credentials = _credentials?.Evaluate(input, scope),
        });
    }

    private static void CheckInvokeParameters(FieldReader fields)
    {
        if (fields.Get("Parameters") is not { ValueKind: JsonValueKind.Object } parameters)
        {
            return;
        }

        foreach (var parameter in parameters.EnumerateObject())
        {
            var name = parameter.Name.EndsWith(".$", StringComparison.Ordinal) ? parameter.Name[..^2] : parameter.Name;
            if (!InvokeParameters.Contains(name))
            {
                fields.Context.Faults.Add(new DefinitionFault(
                    FieldReader.PointerTo(fields.PointerTo("Parameters"), parameter.Name),
                    $"lambda:invoke takes no parameter {name}.",
                    Suggestion.For(name, InvokeParameters)));
            }
        }

        if (!parameters.TryGetProperty("FunctionName", out _) && !parameters.TryGetProperty("FunctionName.$", out _))
        {
            fields.Fault("Parameters", "lambda:invoke needs the parameter FunctionName.");
        }
    }

    private static PayloadTemplate? ReadCredentials(FieldReader fields)
    {
        if (fields.Get("Credentials", JsonValueKind.Object, "an object with RoleArn") is not { } element)
        {
            return null;
        }

        var credentials = new FieldReader(element, fields.PointerTo("Credentials"), fields.Context);
        credentials.AtMostOne("RoleArn", "RoleArn.$");
        if (!credentials.Has("RoleArn.$"))
        {
            credentials.RequiredString("RoleArn");
        }

        credentials.Get("RoleArn.$");
        credentials.RefuseOthers("Credentials");
        return fields.Template("Credentials");
    }
}
