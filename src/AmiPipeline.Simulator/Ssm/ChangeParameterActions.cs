using System.Text.Json;

namespace AmiPipeline.Simulator.Ssm;

/// <summary>
/// PutParameter and DeleteParameter. A value of the data type of images is checked later: until then the parameter is as it was before, and what does not
/// pass never shows (Systems Manager User Guide, "Using native parameter support in Parameter Store for Amazon Machine Image IDs"). No parameter gets or loses that data type (the same, "Parameter data types in Parameter Store").
/// </summary>
internal static class ChangeParameterActions
{
    public static Action<Utf8JsonWriter> Put(Call call)
    {
        var parameters = call.Parameters;
        var name = parameters.Required("Name").Trim();
        NewParameter.CheckName(name);
        var former = call.Settings.Parameters.GetValueOrDefault(name);
        if (former is not null && parameters.Flag("Overwrite") != true)
        {
            throw new ServiceErrorException(
                "ParameterAlreadyExists", "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.");
        }

        _ = parameters.Flag("Overwrite");
        var put = Read(call, name, former);
        if (former is { IsFull: true } && former.Versions[0].Labels.Count > 0)
        {
            throw new ServiceErrorException(
                "ParameterMaxVersionLimitExceeded",
                $"You attempted to create a new version of {name} by calling the PutParameter API with the overwrite flag. Version {former.Versions[0].Number}, the oldest version, can't be deleted because it has a label associated with it. Move the label to another version of the parameter, and try again.");
        }

        call.Ready();
        if (put.Current.DataType == Parameter.ImageType)
        {
            call.Simulation.After(call.Simulation.Latency.CheckParameter, () => KeepIfImage(call, put));
        }
        else
        {
            call.Settings.Parameters[name] = put;
        }

        return json =>
        {
            json.WriteNumber("Version", put.Current.Number);
            json.WriteString("Tier", put.Tier);
        };
    }

    public static Action<Utf8JsonWriter> Delete(Call call)
    {
        var name = call.Parameters.Required("Name").Trim();
        if (!call.Settings.Parameters.ContainsKey(name))
        {
            throw ParameterStore.NotFound();
        }

        call.Ready();
        call.Settings.Parameters.Remove(name);
        return _ => { };
    }

    public static Action<Utf8JsonWriter> DeleteAll(Call call)
    {
        var names = JsonList.Texts(call.Parameters.Required("Names"));
        call.Ready();
        var deleted = names.Where(name => call.Settings.Parameters.Remove(name)).ToList();
        return json =>
        {
            JsonList.Write(json, "DeletedParameters", deleted);
            JsonList.Write(json, "InvalidParameters", names.Except(deleted));
        };
    }

    private static Parameter Read(Call call, string name, Parameter? former)
    {
        var parameters = call.Parameters;
        var type = parameters.OneOf("Type", "String", "StringList", "SecureString") ?? former?.Type
            ?? throw NewParameter.Invalid("A parameter type is required when you create a parameter.");
        var dataType = parameters.OneOf("DataType", "text", Parameter.ImageType) ?? former?.Current.DataType ?? "text";
        var tier = parameters.OneOf("Tier", "Standard", "Advanced") ?? former?.Tier ?? "Standard";
        var pattern = parameters.NonEmpty("AllowedPattern");
        var value = parameters.Text("Value") ?? "";
        NewParameter.CheckValue(value, tier, pattern);
        if (dataType == Parameter.ImageType && type != "String")
        {
            throw NewParameter.Invalid($"The data type {Parameter.ImageType} is for parameters of the type String.");
        }

        if (former is not null && former.Current.DataType != dataType && (former.Current.DataType == Parameter.ImageType || dataType == Parameter.ImageType))
        {
            throw NewParameter.Invalid($"The data type of {name} cannot be changed from {former.Current.DataType} to {dataType}.");
        }

        var version = new ParameterVersion((former?.Current.Number ?? 0) + 1, value, dataType, call.Now)
        {
            Description = parameters.Text("Description") ?? former?.Current.Description,
            AllowedPattern = pattern,
            KeyId = type == "SecureString" ? parameters.NonEmpty("KeyId") ?? "alias/aws/ssm" : null,
        };
        var tags = parameters.Text("Tags") is { } list ? JsonList.Tags(list) : former?.Tags ?? [];
        return (former ?? new Parameter { Name = name, Type = type, Versions = [] }).With(version) with { Type = type, Tier = tier, Tags = tags };
    }

    private static void KeepIfImage(Call call, Parameter put)
    {
        var isImage = call.Region.Images.GetValueOrDefault(put.Current.Value) is { State: ImageState.Available } image && call.CanSee(image);
        if (isImage)
        {
            call.Settings.Parameters[put.Name] = put;
        }
    }
}
