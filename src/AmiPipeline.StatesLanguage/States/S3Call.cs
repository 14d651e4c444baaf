using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.Loading;

namespace AmiPipeline.StatesLanguage.States;

/// <summary>The action of S3 that an ItemReader or a ResultWriter calls, and its parameters.</summary>
internal sealed class S3Call
{
    private readonly TaskResource _resource;
    private readonly PayloadTemplate? _parameters;

    private S3Call(TaskResource resource, PayloadTemplate? parameters) => (_resource, _parameters) = (resource, parameters);

    /// <summary>Whether it lists the objects of a bucket.</summary>
    public bool IsListing => _resource.Action == "listObjectsV2";

    /// <summary>Reads Resource and Parameters; null if they are faulty.</summary>
    /// <param name="fields">The ItemReader or ResultWriter.</param>
    /// <param name="actions">The actions that it can call.</param>
    public static S3Call? Read(FieldReader fields, params string[] actions)
    {
        fields.RequireField("Parameters");
        var parameters = fields.Template("Parameters");
        if (TaskResource.Read(fields) is not { } resource)
        {
            return null;
        }

        if (resource.Service != "s3" || !actions.Contains(resource.Action))
        {
            fields.Fault("Resource", $"Resource must be {string.Join(" or ", actions.Select(action => $"arn:aws:states:::s3:{action}"))}, but is {resource.Text}.");
            return null;
        }

        return new S3Call(resource, parameters);
    }

    public ObjectValue Evaluate(Value input, EvaluationScope scope) => _parameters!.Evaluate(input, scope) as ObjectValue ?? ObjectValue.Empty;

    public TaskOrder Order(Value parameters) => new() { Resource = _resource, Parameters = parameters };
}
