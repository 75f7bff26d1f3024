using System.Reflection;
using Microsoft.AspNetCore.Mvc;

namespace PakRussiaMonitor.Api;

/// <summary>Refuses query parameters that an endpoint does not have: a misspelt one would silently ask something else.</summary>
internal static class KnownParameters
{
    public static TBuilder RefuseUnknownParameters<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.AddEndpointFilterFactory((context, next) =>
    {
        var known = context.MethodInfo.GetParameters().SelectMany(Names).Order(StringComparer.Ordinal).ToArray();
        return async invocation =>
        {
            var http = invocation.HttpContext;
            // What is part of the path is no query parameter.
            var allowed = known.Where(name => !http.Request.RouteValues.ContainsKey(name)).ToArray();
            foreach (var asked in http.Request.Query.Keys)
            {
                if (!allowed.Contains(asked, StringComparer.OrdinalIgnoreCase))
                    return Problems.UnknownParameter(asked, allowed);
            }
            return await next(invocation);
        };
    });

    private static IEnumerable<string> Names(ParameterInfo parameter)
    {
        if (parameter.GetCustomAttribute<AsParametersAttribute>() is not null)
            return parameter.ParameterType.GetConstructors()[0].GetParameters().SelectMany(Names);
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (parameter.GetCustomAttribute<FromHeaderAttribute>() is not null || !(type.IsPrimitive || type == typeof(string) || type == typeof(string[])))
            return [];
        return [parameter.GetCustomAttribute<FromQueryAttribute>()?.Name is { } name ? name : char.ToLowerInvariant(parameter.Name![0]) + parameter.Name[1..]];
    }
}
